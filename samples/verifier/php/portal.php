<?php
// A portal's login in PHP 8, without packages. php -S 127.0.0.1:8080 portal.php; docs/verifier.md says what it does.
declare(strict_types=1);

const MOST = 64 * 1024;

function setting(string $name, string $usual): string
{
    $value = getenv($name);
    return $value === false ? $usual : $value;
}

/** Asks the verifier; returns the status, of which 200 alone is a yes, and the answer. */
function ask(string $path, array $body): array
{
    $headers = ['Content-Type: application/json'];
    $token = setting('VERIFIER_TOKEN', '');
    if ($token !== '') {
        $headers[] = 'Authorization: Bearer ' . $token;
    }
    $context = stream_context_create(['http' => [
        'method' => 'POST', 'header' => $headers, 'content' => json_encode($body, JSON_THROW_ON_ERROR),
        'ignore_errors' => true, 'follow_location' => 0, 'timeout' => 15,
    ]]);
    $answer = file_get_contents(setting('VERIFIER', 'http://127.0.0.1:8420') . $path, false, $context);
    if ($answer === false || !preg_match('/^HTTP\/\S+ (\d+)/', $http_response_header[0], $status)) {
        throw new RuntimeException('the verifier does not answer');
    }
    return [(int) $status[1], json_decode($answer, true, 64, JSON_THROW_ON_ERROR)];
}

function say(int $status, string $text, ?string $browser = null): void
{
    http_response_code($status);
    header('Content-Type: text/plain; charset=utf-8');
    if ($browser !== null) { // over https as __Host-browser, with secure
        setcookie('browser', $browser, ['httponly' => true, 'samesite' => 'Strict', 'path' => '/']);
    }
    echo $text;
}

function failed(string $code): void
{
    error_log('refused: ' . $code); // for you; the user is told that it failed
    say(401, '登录失败 login failed');
}

function answer(string $path, string $origin, string $browser): void
{
    if ($path === '/challenge') {
        [$status, $answer] = ask('/v1/challenges', ['purpose' => 'login', 'session' => $browser]);
        $status === 200 ? say(200, $answer['nonce'], $browser) : failed($answer['code']);
    } elseif ($path === '/login') {
        $sent = json_decode(file_get_contents('php://input', false, null, 0, MOST), false, 8, JSON_THROW_ON_ERROR);
        $login = ['nonce' => $sent->nonce, 'token' => $sent->token, 'origin' => $origin, 'session' => $browser];
        [$status, $answer] = ask('/v1/logins', $login);
        // Find the account by the fingerprint that was stored when the certificate was bound.
        $status === 200
            ? say(200, '已登录 logged in: ' . $answer['certificate']['fingerprint'], bin2hex(random_bytes(32)))
            : failed($answer['code']);
    } else {
        say(404, 'no such page');
    }
}

$origin = setting('ORIGIN', 'http://localhost:8080'); // configured, never taken from a request
if ($_SERVER['REQUEST_METHOD'] !== 'POST' || ($_SERVER['HTTP_ORIGIN'] ?? '') !== $origin) {
    say(403, 'not from our page');
    return;
}
try {
    $cookie = $_COOKIE['browser'] ?? '';
    $browser = is_string($cookie) && preg_match('/^[0-9a-f]{64}$/D', $cookie) ? $cookie : bin2hex(random_bytes(32));
    answer(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), $origin, $browser);
} catch (Throwable $fault) {
    failed($fault->getMessage());
}

package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.formats.match.Account;
import signinghelper.portal.authentication.NonceAndToken;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser with its own cookies, as far as the portal's server can tell. */
final class PortalClient {
    private final ObjectMapper mapper = new ObjectMapper();
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String origin;

    PortalClient(String origin) {
        this.origin = origin;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    String challenge() throws IOException, InterruptedException {
        return json(post("/api/challenge", "")).get("nonce").textValue();
    }

    HttpResponse<String> postJson(String path, Object content) throws IOException, InterruptedException {
        return post(path, mapper.writeValueAsString(content));
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> putJson(String path, Object content) throws IOException, InterruptedException {
        return put(path, mapper.writeValueAsString(content));
    }

    /** Lets something happen after the server has begun to read the body, and before it gets any of it. */
    HttpResponse<String> putSlowly(String path, Object content, Runnable meanwhile)
            throws IOException, InterruptedException {
        var body = mapper.writeValueAsBytes(content);
        var slow = BodyPublishers.ofInputStream(() -> {
            meanwhile.run();
            return new ByteArrayInputStream(body);
        });
        return client.send(request(path).expectContinue(true).PUT(slow).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return client.send(request(path).DELETE().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return client.send(request(path).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    }

    byte[] download(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofByteArray())
                .body();
    }

    String bindingChallenge() throws IOException, InterruptedException {
        return json(post("/api/binding-challenge", "")).get("nonce").textValue();
    }

    HttpResponse<String> bind(AuthenticationToken token, String nonce) throws IOException, InterruptedException {
        return send("/api/binding", token, nonce);
    }

    /** Registers a supplier, and binds the SM2 certificate of a U-Key. */
    void enter(String userName, Account supplier, TestUKey uKey) throws Exception {
        var form = Map.of(
                "userName",
                userName,
                "password",
                "correct horse",
                "name",
                supplier.name(),
                "creditCode",
                supplier.creditCode(),
                "role",
                "supplier");
        assertThat(postJson("/api/register", form).statusCode()).isEqualTo(200);
        var nonce = bindingChallenge();
        bind(uKey.binding("sm2-signature", origin, nonce, supplier), nonce);
    }

    HttpResponse<String> login(AuthenticationToken token, String nonce) throws IOException, InterruptedException {
        return send("/api/login", token, nonce);
    }

    private HttpResponse<String> send(String path, AuthenticationToken token, String nonce)
            throws IOException, InterruptedException {
        var request = request(path)
                .POST(BodyPublishers.ofString(mapper.writeValueAsString(new NonceAndToken(nonce, token))))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return mapper.readTree(response.body());
    }

    /** The server's account of the latest token. */
    JsonNode latestVerification() throws IOException, InterruptedException {
        var all = json(get("/api/verifications"));
        return all.get(all.size() - 1);
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findAny()
                .orElse("");
    }

    void setCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(origin), cookie);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path));
    }
}

package signinghelper.testkit.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line.
 *
 * @param origins origins of the portal under development: {@code http://localhost}, with or without a port, and of https; the
 *     browser opens the first
 * @param folder where everything lies, and stays
 * @param token way to the soft keys
 * @param keys kinds of keys on it: {@code sm2}, {@code rsa}, {@code ec}
 * @param port port of the test CA's servers; 0 for any free one at the first start
 * @param browser the Chromium to start; an empty path for the one that is installed
 * @param withBrowser false to start none
 */
public record KitOptions(
        List<URI> origins,
        Path folder,
        TokenKind token,
        List<String> keys,
        int port,
        Path browser,
        boolean withBrowser) {
    static final String USAGE = """
            java -jar signing-helper-testkit.jar [--origin http://localhost:8080]... [--folder DIR]
                [--token software|skf|pkcs11] [--keys sm2,rsa,ec] [--port 8418] [--browser FILE] [--no-browser]""";

    private static final URI USUAL_ORIGIN = URI.create("http://localhost:8080");
    private static final int MAXIMUM_PORT = 65_535;
    private static final String NAME = "signing-helper-testkit";

    public KitOptions {
        origins = List.copyOf(origins);
        keys = List.copyOf(keys);
    }

    /** Returns the origin whose page the browser opens. */
    public URI origin() {
        return origins.get(0);
    }

    /** Returns the names of https origins, for which the kit makes a certificate; perhaps none. */
    public List<String> tlsNames() {
        return origins.stream()
                .filter(origin -> origin.getScheme().equals("https"))
                .map(URI::getHost)
                .distinct()
                .sorted()
                .toList();
    }

    /** Reads {@code arguments}; throws {@link IllegalArgumentException} with the reason. */
    static KitOptions parse(List<String> arguments) {
        var options = new KitOptions(
                List.of(), Path.of(NAME).toAbsolutePath(), TokenKind.SOFTWARE, List.of(), 8418, Path.of(""), true);
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var option = rest.remove();
            options = option.equals("--no-browser")
                    ? options.changed(option, "")
                    : options.changed(option, value(option, rest));
        }
        return options.withAnOrigin().withAllKeys();
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("no such option, or no value after it: " + option);
        }
        return rest.remove();
    }

    private KitOptions changed(String option, String value) {
        return switch (option) {
            case "--origin" -> new KitOptions(with(origin(value)), folder, token, keys, port, browser, withBrowser);
            case "--folder" ->
                new KitOptions(origins, Path.of(value).toAbsolutePath(), token, keys, port, browser, withBrowser);
            case "--token" -> new KitOptions(origins, folder, token(value), keys, port, browser, withBrowser);
            case "--keys" ->
                new KitOptions(origins, folder, token, List.of(value.split(",", -1)), port, browser, withBrowser);
            case "--port" -> new KitOptions(origins, folder, token, keys, port(value), browser, withBrowser);
            case "--browser" -> new KitOptions(origins, folder, token, keys, port, Path.of(value), withBrowser);
            case "--no-browser" -> new KitOptions(origins, folder, token, keys, port, browser, false);
            default -> throw new IllegalArgumentException("no such option: " + option);
        };
    }

    private List<URI> with(URI origin) {
        return Stream.concat(origins.stream(), Stream.of(origin)).distinct().toList();
    }

    private KitOptions withAnOrigin() {
        var given = origins.isEmpty() ? List.of(USUAL_ORIGIN) : origins;
        return new KitOptions(given, folder, token, keys, port, browser, withBrowser);
    }

    private KitOptions withAllKeys() {
        var possible = token.keys();
        if (keys.isEmpty()) {
            return new KitOptions(origins, folder, token, possible, port, browser, withBrowser);
        }
        for (var key : keys) {
            if (!possible.contains(key)) {
                throw new IllegalArgumentException(
                        "--keys: " + token.word() + " has " + String.join(",", possible) + ", not " + key);
            }
        }
        return this;
    }

    /** The kit's browser finds a name of https on this computer alone, so that no test reaches the real one. */
    private static URI origin(String text) {
        if (text.matches("http://localhost(:[1-9][0-9]{0,4})?") || isHttps(text)) {
            return URI.create(text);
        }
        throw new IllegalArgumentException(
                "--origin is http://localhost:PORT or https://NAME:PORT, in small letters and without a path, not "
                        + text);
    }

    private static boolean isHttps(String text) {
        return text.matches("https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?")
                && !text.matches("https://[0-9.]+(:[0-9]+)?")
                && !text.endsWith(":443")
                && URI.create(text).getHost() != null;
    }

    private static TokenKind token(String name) {
        return Arrays.stream(TokenKind.values())
                .filter(kind -> kind.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--token is one of "
                        + Arrays.stream(TokenKind.values()).map(TokenKind::word).collect(Collectors.joining(", "))
                        + ", not " + name));
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= MAXIMUM_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port needs a number, not " + text, e);
        }
        throw new IllegalArgumentException("--port: no such port: " + text);
    }
}

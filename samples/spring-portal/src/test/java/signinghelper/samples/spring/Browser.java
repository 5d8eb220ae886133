package signinghelper.samples.spring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A browser with cookies of its own, at the running sample. */
final class Browser {
    static final JsonMapper MAPPER = new JsonMapper();

    private final URI portal;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(URI portal) {
        this.portal = portal;
    }

    /** An answer of the server; the content is empty when it is no JSON. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode content() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(response.body(), e);
            }
        }

        String text(String field) {
            return content().path(field).asText();
        }
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(portal.resolve(path)).GET());
    }

    /** Posts JSON, with the CSRF token that the server gives now. */
    Answer post(String path, Object content) throws Exception {
        return post(path, "application/json", MAPPER.writeValueAsString(content));
    }

    Answer post(String path, String type, String body) throws Exception {
        return send(withCsrfToken(path, type, body));
    }

    /** Posts JSON with the headers of a proxy that claims another host, as anyone may send them. */
    Answer postForwarded(String host, String path, Object content) throws Exception {
        return send(withCsrfToken(path, "application/json", MAPPER.writeValueAsString(content))
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", host));
    }

    private HttpRequest.Builder withCsrfToken(String path, String type, String body) throws Exception {
        var csrf = get("/api/csrf");
        return HttpRequest.newBuilder(portal.resolve(path))
                .header(csrf.text("headerName"), csrf.text("token"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
    }

    Answer postWithoutCsrfToken(String path, Object content) throws Exception {
        return send(HttpRequest.newBuilder(portal.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(content))));
    }

    /** Identifier of the session; null without one. */
    @Nullable
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(cookie -> cookie.getValue())
                .findAny()
                .orElse(null);
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    }
}

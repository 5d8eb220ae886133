package signinghelper.portal.spring;

import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer in JSON that nobody may keep. */
final class JsonAnswer {
    private JsonAnswer() {}

    static void write(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        // Also where the application has turned Spring Security's own header off.
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}

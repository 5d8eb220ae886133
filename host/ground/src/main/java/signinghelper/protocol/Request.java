package signinghelper.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * JSON-RPC 2.0 request with a valid envelope; its parameters are not checked yet.
 *
 * @param id the worker's; null for a notification, which is never answered
 * @param params holds no JSON null and no key twice
 * @param browserWindow the page's window; null when the worker does not report it
 */
public record Request(
        @Nullable String id,
        String method,
        ObjectNode params,
        @Nullable BrowserWindow browserWindow) {

    /** Returns the session that it names; empty when it names none. */
    public String session() {
        return params.path("session").asText("");
    }
}

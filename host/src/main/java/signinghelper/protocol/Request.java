package signinghelper.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A JSON-RPC 2.0 request whose envelope is in order; its parameters are not looked at yet.
 *
 * @param id the worker's; null for a notification, which is never answered
 * @param params holds no JSON null and no key twice
 * @param browserWindow where the page is; null when the worker does not say
 */
public record Request(
        @Nullable String id,
        String method,
        ObjectNode params,
        @Nullable BrowserWindow browserWindow) {

    /** Session that it names; empty where it names none. */
    public String session() {
        return params.path("session").asText("");
    }
}

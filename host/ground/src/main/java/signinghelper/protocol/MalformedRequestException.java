package signinghelper.protocol;

import org.jspecify.annotations.Nullable;

/** Complete frame that is not a request; the next frame is still read. */
public final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final JsonRpcError error;
    private final @Nullable String id;

    MalformedRequestException(JsonRpcError error, @Nullable String id) {
        super(error.message());
        this.error = error;
        this.id = id;
    }

    public JsonRpcError error() {
        return error;
    }

    /** Returns the request's id; null when it could not be read, as JSON-RPC 2.0 requires. */
    public @Nullable String id() {
        return id;
    }
}

package signinghelper.protocol;

/** The numbers of JSON-RPC 2.0, section 5.1, and the number that all of the host's own refusals share. */
public enum JsonRpcError {
    PARSE_ERROR(-32700, "Parse error"),
    INVALID_REQUEST(-32600, "Invalid Request"),
    METHOD_NOT_FOUND(-32601, "Method not found"),
    INVALID_PARAMS(-32602, "Invalid params"),
    REFUSED(-32000, "Refused");

    private final int code;
    private final String message;

    JsonRpcError(int code, String message) {
        this.code = code;
        this.message = message;
    }

    /** Returns the number with which a refusal with {@code errorCode} is sent. */
    public static JsonRpcError of(ErrorCode errorCode) {
        return switch (errorCode) {
            case METHOD_UNKNOWN -> METHOD_NOT_FOUND;
            case REQUEST_MALFORMED -> INVALID_PARAMS;
            default -> REFUSED;
        };
    }

    public int code() {
        return code;
    }

    /** Returns the message for developers, in English; never shown to a user. */
    public String message() {
        return message;
    }
}

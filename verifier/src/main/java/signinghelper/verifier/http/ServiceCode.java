package signinghelper.verifier.http;

/** Codes of the service's own refusals, which say nothing about what was to be verified. */
public enum ServiceCode {
    /** The body is not the JSON of this operation. */
    REQUEST_MALFORMED(400, "The body is not the JSON of this operation."),
    /** No bearer token, or another one. */
    UNAUTHORIZED(401, "The bearer token is missing, or is another one."),
    /** The request has Origin or Sec-Fetch-*, so a page has sent it. */
    FROM_BROWSER(403, "The request comes from a browser. Only the portal's server may ask."),
    NOT_FOUND(404, "There is no such operation."),
    /** A method that the path has not. */
    METHOD_NOT_ALLOWED(405, "The path has no such method."),
    /** Less of the body than was promised, when its time is over. */
    BODY_LATE(408, "The body has not come within limits.bodySeconds."),
    /** More bytes than the settings allow. */
    TOO_LARGE(413, "The body is larger than limits allow."),
    NOT_JSON(415, "The body's type is not application/json."),
    /** A name of the service that the settings do not have. */
    HOST_UNKNOWN(421, "The Host of the request is none of listen.hosts."),
    /** An origin that the settings do not have, such as that of a look-alike page. */
    ORIGIN_UNKNOWN(422, "The origin is none of the portal's."),
    /** A fault of the service, told in its log. */
    FAILED(500, "The service has failed; its log says how."),
    /** Too many documents are held at the moment, or the service ends. */
    BUSY(503, "Too many documents are being verified, or the node ends. Ask again in a moment.");

    private final int status;
    private final String sentence;

    ServiceCode(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    /** Status of HTTP. */
    public int status() {
        return status;
    }

    String sentence() {
        return sentence;
    }
}

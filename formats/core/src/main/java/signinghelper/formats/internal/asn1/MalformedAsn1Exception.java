package signinghelper.formats.internal.asn1;

/** Bytes are not one ASN.1 value within the bounds. */
public final class MalformedAsn1Exception extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedAsn1Exception(String message) {
        super(message);
    }

    public MalformedAsn1Exception(String message, Throwable cause) {
        super(message, cause);
    }
}

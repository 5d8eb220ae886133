package signinghelper.formats.internal.asn1;

import java.io.IOException;

/** Bytes that are read from a stream are not the ASN.1 that they should be. */
public final class MalformedStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedStreamException(String message) {
        super(message);
    }

    public MalformedStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}

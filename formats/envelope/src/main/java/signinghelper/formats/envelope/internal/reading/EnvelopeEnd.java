package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.ASN1OctetString;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.formats.internal.asn1.Asn1Stream;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.IOException;

/** Everything behind the content: the tag of AuthEnvelopedData, and attributes, which mean nothing here. */
final class EnvelopeEnd {
    private static final int OCTET_STRING = 0x04;
    private static final int UNPROTECTED = 0xA1;
    private static final int AUTHENTICATED = 0xA1;
    private static final int UNAUTHENTICATED = 0xA2;

    private EnvelopeEnd() {}

    /**
     * Reads to the last octet.
     *
     * @return the tag; empty for a form without one
     * @throws EnvelopeException if attributes are authenticated, which no writer known here does
     */
    static byte[] read(Asn1Stream in, EnvelopeHead head) throws EnvelopeException, IOException {
        in.leave(head.open().pop());
        var isAuthenticated = head.form() == EnvelopeForm.CMS_AUTHENTICATED;
        if (isAuthenticated && in.nextTag() == AUTHENTICATED) {
            throw new EnvelopeException(EnvelopeException.Reason.UNSUPPORTED, "authenticated attributes");
        }
        var tag = isAuthenticated ? tag(in) : new byte[0];
        var attributes = isAuthenticated ? UNAUTHENTICATED : UNPROTECTED;
        if (in.nextTag() == attributes) {
            EnvelopeHead.copy(in, attributes);
        }
        while (!head.open().isEmpty()) {
            in.leave(head.open().pop());
        }
        if (!in.isAtEnd()) {
            throw new MalformedStreamException("more behind the envelope");
        }
        return tag;
    }

    private static byte[] tag(Asn1Stream in) throws IOException {
        return ASN1OctetString.getInstance(EnvelopeHead.copy(in, OCTET_STRING)).getOctets();
    }
}

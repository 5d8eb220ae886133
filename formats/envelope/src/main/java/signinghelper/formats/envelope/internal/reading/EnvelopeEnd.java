package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.ASN1OctetString;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.internal.signature.InnerSignature;
import signinghelper.formats.envelope.internal.signature.SignerEntry;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;
import signinghelper.formats.internal.asn1.Asn1Stream;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.IOException;

/**
 * Everything behind the content.
 *
 * @param tag of AuthEnvelopedData; empty for other forms
 * @param signature of {@code signedAndEnvelopedData}; null for other forms
 */
record EnvelopeEnd(Bytes tag, @Nullable InnerSignature signature) {
    private static final int OCTET_STRING = 0x04;
    private static final int UNPROTECTED = 0xA1;
    private static final int AUTHENTICATED = 0xA1;
    private static final int UNAUTHENTICATED = 0xA2;
    private static final int CERTIFICATES = 0xA0;
    private static final int REVOCATION_LISTS = 0xA1;

    /**
     * Reads to the last octet.
     *
     * @throws EnvelopeException for authenticated attributes, which no writer known here has, and for a signer that is not read
     */
    static EnvelopeEnd read(Asn1Stream in, EnvelopeHead head) throws EnvelopeException, IOException {
        in.leave(head.open().pop());
        var end = switch (head.form()) {
            case CMS_AUTHENTICATED -> authenticated(in);
            case GMT_0010_SIGNED -> signed(in);
            case CMS, GMT_0010 -> {
                passOver(in, UNPROTECTED);
                yield new EnvelopeEnd(Bytes.copyOf(new byte[0]), null);
            }
        };
        while (!head.open().isEmpty()) {
            in.leave(head.open().pop());
        }
        if (!in.isAtEnd()) {
            throw new MalformedStreamException("more behind the envelope");
        }
        return end;
    }

    private static EnvelopeEnd authenticated(Asn1Stream in) throws EnvelopeException, IOException {
        if (in.nextTag() == AUTHENTICATED) {
            throw new EnvelopeException(Reason.UNSUPPORTED, "authenticated attributes");
        }
        var tag = ASN1OctetString.getInstance(EnvelopeHead.copy(in, OCTET_STRING));
        passOver(in, UNAUTHENTICATED);
        return new EnvelopeEnd(Bytes.copyOf(tag.getOctets()), null);
    }

    private static EnvelopeEnd signed(Asn1Stream in) throws EnvelopeException, IOException {
        if (in.nextTag() == EnvelopeHead.SET) {
            throw new EnvelopeException(Reason.UNSUPPORTED, "no certificates of the signer");
        }
        var certificates = EnvelopeHead.copy(in, CERTIFICATES);
        passOver(in, REVOCATION_LISTS);
        var signers = EnvelopeHead.copy(in, EnvelopeHead.SET);
        return new EnvelopeEnd(
                Bytes.copyOf(new byte[0]), SignerEntry.read(certificates, signers, EnvelopeHead.LARGEST_PART));
    }

    /** Attributes and revocation lists mean nothing here. */
    private static void passOver(Asn1Stream in, int tag) throws IOException {
        if (in.nextTag() == tag) {
            EnvelopeHead.copy(in, tag);
        }
    }
}

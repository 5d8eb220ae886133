package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.Asn1Stream;
import signinghelper.formats.internal.asn1.BoundedAsn1;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything in front of the content. It is read by its headers, so that a content of any size lies behind it.
 *
 * @param recipients DER or BER of {@code recipientInfos}
 * @param open values whose end stands behind the content, innermost first
 */
record EnvelopeHead(EnvelopeForm form, Bytes recipients, AlgorithmIdentifier algorithm, Deque<Asn1Stream.Frame> open) {
    /** Octets of any part but the content. */
    static final int LARGEST_PART = 1 << 20;

    /** {@code data} of GM/T 0010. */
    static final ASN1ObjectIdentifier GMT_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");

    static final ASN1ObjectIdentifier GMT_ENVELOPED_DATA = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.3");

    private static final ASN1ObjectIdentifier GMT_SIGNED_AND_ENVELOPED_DATA =
            new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.4");

    private static final Map<ASN1ObjectIdentifier, EnvelopeForm> FORMS = Map.of(
            CMSObjectIdentifiers.envelopedData,
            EnvelopeForm.CMS,
            CMSObjectIdentifiers.authEnvelopedData,
            EnvelopeForm.CMS_AUTHENTICATED,
            GMT_ENVELOPED_DATA,
            EnvelopeForm.GMT_0010,
            GMT_SIGNED_AND_ENVELOPED_DATA,
            EnvelopeForm.GMT_0010_SIGNED);

    private static final int EXPLICIT = 0xA0;
    private static final int ORIGINATOR_INFO = 0xA0;
    static final int SET = 0x31;

    static EnvelopeHead read(Asn1Stream in) throws EnvelopeException, IOException {
        var open = new ArrayDeque<Asn1Stream.Frame>();
        open.push(in.enter(Asn1Header.SEQUENCE));
        var form = form(value(in, Asn1Header.OBJECT_IDENTIFIER, ASN1ObjectIdentifier::getInstance));
        open.push(in.enter(EXPLICIT));
        open.push(in.enter(Asn1Header.SEQUENCE));
        copy(in, Asn1Header.INTEGER);
        if (in.nextTag() == ORIGINATOR_INFO) {
            copy(in, ORIGINATOR_INFO);
        }
        var recipients = Bytes.copyOf(copy(in, SET));
        if (form == EnvelopeForm.GMT_0010_SIGNED) {
            copy(in, SET);
        }
        open.push(in.enter(Asn1Header.SEQUENCE));
        requireData(form, value(in, Asn1Header.OBJECT_IDENTIFIER, ASN1ObjectIdentifier::getInstance));
        return new EnvelopeHead(
                form, recipients, value(in, Asn1Header.SEQUENCE, AlgorithmIdentifier::getInstance), open);
    }

    private static EnvelopeForm form(ASN1ObjectIdentifier type) throws EnvelopeException {
        var form = FORMS.get(type);
        if (form == null) {
            throw new EnvelopeException(Reason.UNSUPPORTED, "content type " + type);
        }
        return form;
    }

    /** An envelope holds a file, and no further CMS that somebody would unpack unseen. */
    private static void requireData(EnvelopeForm form, ASN1ObjectIdentifier type) throws EnvelopeException {
        if (!type.equals(form.isGmt() ? GMT_DATA : CMSObjectIdentifiers.data)) {
            throw new EnvelopeException(Reason.UNSUPPORTED, "content of type " + type);
        }
    }

    /** Copies the next value, whose tag is known. */
    static byte[] copy(Asn1Stream in, int tag) throws IOException {
        if (in.nextTag() != tag) {
            throw new MalformedStreamException("tag " + in.nextTag() + " in the place of " + tag);
        }
        var out = new ByteArrayOutputStream();
        in.copy(out, LARGEST_PART);
        return out.toByteArray();
    }

    private static <T> T value(Asn1Stream in, int tag, Function<ASN1Encodable, T> reader) throws IOException {
        try {
            return reader.apply(BoundedAsn1.parse(copy(in, tag), LARGEST_PART));
        } catch (MalformedAsn1Exception | RuntimeException e) {
            throw new MalformedStreamException("broken inside", e);
        }
    }
}

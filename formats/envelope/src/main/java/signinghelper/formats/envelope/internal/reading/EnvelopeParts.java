package signinghelper.formats.envelope.internal.reading;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.internal.signature.InnerSignature;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeException.Reason;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.formats.internal.asn1.Asn1Stream;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An envelope that has been read from its first octet to its last, but for what is encrypted.
 *
 * @param size octets of encrypted content, without a tag
 * @param signature null for a form without one
 */
public record EnvelopeParts(
        EnvelopeForm form,
        List<RecipientEntry> recipients,
        ContentCipher cipher,
        long size,
        @Nullable InnerSignature signature,
        Set<EnvelopeDeviation> deviations) {
    private static final int BLOCK = 16;

    public EnvelopeParts {
        recipients = List.copyOf(recipients);
        deviations = Set.copyOf(deviations);
    }

    /**
     * Reads an envelope to its end.
     *
     * @throws EnvelopeException if it is cut, damaged, beyond the bounds, or not supported
     * @throws IOException if the source cannot be read
     */
    public static EnvelopeParts read(Source envelope) throws EnvelopeException, IOException {
        try (var in = new Asn1Stream(envelope.open())) {
            return read(in);
        } catch (MalformedStreamException e) {
            throw new EnvelopeException(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static EnvelopeParts read(Asn1Stream in) throws EnvelopeException, IOException {
        var head = EnvelopeHead.read(in);
        var algorithm = ContentAlgorithms.find(head.form(), head.algorithm());
        var content = new ContentStream(in, Long.MAX_VALUE);
        var tail = new ContentTail();
        var length = content.transferTo(tail);
        content.leave();
        var end = EnvelopeEnd.read(in, head);
        var hasTagWithin = algorithm.isAuthenticated() && head.form().isGmt();
        requireBlocks(algorithm, length);
        var size = hasTagWithin ? length - ContentCipher.TAG_LENGTH : length;
        var deviations = EnumSet.noneOf(EnvelopeDeviation.class);
        if (head.algorithm().getAlgorithm().equals(ContentAlgorithms.SM4)) {
            deviations.add(EnvelopeDeviation.SM4_WITHOUT_MODE);
        }
        if (end.signature() != null) {
            deviations.addAll(end.signature().deviations());
        }
        return new EnvelopeParts(
                head.form(),
                RecipientEntries.read(head.recipients().toArray()),
                ContentAlgorithms.cipher(algorithm, head.algorithm(), hasTagWithin ? tail.last() : end.tag()),
                size,
                end.signature(),
                deviations);
    }

    /** A length that no encryption has is told apart before a key is asked. */
    private static void requireBlocks(ContentAlgorithm algorithm, long size) throws EnvelopeException {
        if (!algorithm.isAuthenticated() && (size == 0 || size % BLOCK != 0)) {
            throw new EnvelopeException(Reason.MALFORMED, size + " octets of content are no whole blocks");
        }
    }

    /**
     * Opens the encrypted content, for one further reading.
     *
     * @throws EnvelopeException if the source has another envelope by now
     */
    public InputStream openContent(Source envelope) throws EnvelopeException, IOException {
        var in = new Asn1Stream(envelope.open());
        try {
            EnvelopeHead.read(in);
            return new ContentStream(in, size);
        } catch (EnvelopeException | IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}

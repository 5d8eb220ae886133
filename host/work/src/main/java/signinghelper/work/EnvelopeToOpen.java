package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.prompt.EnvelopeLine;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Map;

/**
 * An envelope that was read to its end, before anybody is asked.
 *
 * @param isOwn true when the helper made it itself
 */
public record EnvelopeToOpen(String title, Envelope envelope, boolean isOwn) {

    /**
     * Reads it.
     *
     * @param title shown to the user
     * @param source read once more when the envelope is opened
     * @throws Refusal {@code ENVELOPE_REFUSED}
     * @throws IOException if the source cannot be read
     */
    public static EnvelopeToOpen read(String title, Source source) throws Refusal, IOException {
        try {
            return new EnvelopeToOpen(title, Envelope.read(source), false);
        } catch (EnvelopeException e) {
            throw refusal(e);
        }
    }

    /** Reads a document that was given, in the same way. */
    static EnvelopeToOpen read(GivenDocument given) throws Refusal, IOException {
        var found = read(given.title(), given.content());
        return new EnvelopeToOpen(found.title(), found.envelope(), given.isOwn());
    }

    static Refusal refusal(EnvelopeException refused) {
        return new Refusal(
                ErrorCode.ENVELOPE_REFUSED, Map.of("rule", refused.reason().name()), refused);
    }

    /** Returns the reason why the key of a certificate cannot open it, as far as everybody sees; null where it can. */
    @Nullable
    Refusal objectionTo(X509Certificate certificate) {
        if (!isFor(certificate)) {
            return forOthers();
        }
        try {
            envelope.requireFor(certificate);
            return null;
        } catch (EnvelopeException e) {
            return refusal(e);
        }
    }

    boolean isFor(X509Certificate certificate) {
        return envelope.recipients().stream().anyMatch(name -> name.isOf(certificate));
    }

    /** Refuses a key that the envelope does not name. */
    Refusal forOthers() {
        return new Refusal(ErrorCode.ENVELOPE_FOR_OTHERS, Map.of("wanted", WantedCertificates.of(envelope)));
    }

    EnvelopeLine line() {
        return new EnvelopeLine(
                title, envelope.encryptedSize(), envelope.recipients().size());
    }
}

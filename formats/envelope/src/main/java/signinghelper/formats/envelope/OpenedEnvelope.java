package signinghelper.formats.envelope;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.internal.spool.EncryptedSpool;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.EnvelopeForm;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Plaintext of an envelope that opened to its end. It waits in an encrypted temporary file, which {@link #close} removes. */
public final class OpenedEnvelope implements AutoCloseable {
    private final EncryptedSpool plaintext;
    private final @Nullable VerifiedSigner signer;
    private final Set<EnvelopeDeviation> deviations;

    OpenedEnvelope(EncryptedSpool plaintext, @Nullable VerifiedSigner signer, Set<EnvelopeDeviation> deviations) {
        this.plaintext = plaintext;
        this.signer = signer;
        this.deviations = Set.copyOf(deviations);
    }

    /** Returns the plaintext, which can be read until this is closed. */
    public Source content() {
        return plaintext::open;
    }

    /** Returns the octets of plaintext. */
    public long size() {
        return plaintext.size();
    }

    /** Returns who signed the plaintext; empty for another form than {@link EnvelopeForm#GMT_0010_SIGNED}. */
    public Optional<VerifiedSigner> signer() {
        return Optional.ofNullable(signer);
    }

    /** Returns the ways in which the envelope differs from its standard. */
    public Set<EnvelopeDeviation> deviations() {
        return deviations;
    }

    @Override
    public void close() throws IOException {
        plaintext.close();
    }
}

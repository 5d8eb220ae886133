package signinghelper.work;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/** Documents of a batch with their seals, as a format prepares them. Documents are counted from 0. */
final class SealedEntries {
    private final DocumentBatch batch;
    private final ArrangedSeals seals;
    private final TimeStamping timeStamping;

    SealedEntries(DocumentBatch batch, ArrangedSeals seals, TimeStamping timeStamping) {
        this.batch = batch;
        this.seals = seals;
        this.timeStamping = timeStamping;
    }

    /**
     * Refuses a document that cannot be signed. Digests are the batch's affair.
     *
     * @throws Refusal {@code SEAL_REFUSED} when no seal fits
     */
    void requireSignable(int document, HeldKey key, SignerIdentity signer)
            throws FormatException, IOException, Refusal {
        var entry = batch.entries().get(document);
        var content = entry.content();
        if (content != null) {
            entry.format().requireSignable(content, signer, seals.appearance(document, key));
        }
    }

    /** Prepares a document; throws as {@link #requireSignable}, and when the user has not placed its seal. */
    Preparation prepare(int document, HeldKey key, SignerIdentity signer, Instant signingTime)
            throws FormatException, IOException, Refusal {
        var entry = batch.entries().get(document);
        var digest = entry.digest();
        if (digest != null) {
            return entry.format().prepare(digest, signer, signingTime, timeStamping);
        }
        seals.requireAgreed(document, key);
        var content = Objects.requireNonNull(entry.content());
        return entry.format().prepare(content, signer, signingTime, seals.appearance(document, key), timeStamping);
    }
}

package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;

/** Documents of an order with the seal that fits the signer's certificate. */
final class SealedEntries {
    private final SealChoice choice;
    private final KeywordSearch keywords;
    private final TimeStamping timeStamping;

    SealedEntries(SealChoice choice, KeywordSearch keywords, TimeStamping timeStamping) {
        this.choice = choice;
        this.keywords = keywords;
        this.timeStamping = timeStamping;
    }

    /**
     * Refuses a document that cannot be signed. Digests are the batch's affair.
     *
     * @throws Refusal {@code SEAL_REFUSED} when no seal fits
     */
    void requireSignable(DocumentBatch.Entry entry, HeldKey key, SignerIdentity signer)
            throws FormatException, IOException, Refusal {
        var content = entry.content();
        if (content != null) {
            entry.format().requireSignable(content, signer, appearance(entry, content, key));
        }
    }

    /** Prepares a document; throws as {@link #requireSignable}. */
    Preparation prepare(DocumentBatch.Entry entry, HeldKey key, SignerIdentity signer, Instant signingTime)
            throws FormatException, IOException, Refusal {
        var digest = entry.digest();
        if (digest != null) {
            return entry.format().prepare(digest, signer, signingTime, timeStamping);
        }
        var content = Objects.requireNonNull(entry.content());
        return entry.format().prepare(content, signer, signingTime, appearance(entry, content, key), timeStamping);
    }

    private @Nullable SealAppearance appearance(DocumentBatch.Entry entry, Content content, HeldKey key)
            throws FormatException, IOException, Refusal {
        var wanted = entry.seal();
        if (wanted == null) {
            return null;
        }
        var seal = choice.fitting(key);
        var format = entry.format();
        var places =
                new SealPlaces(format.pages(content), seal.picture(), text -> keywords.find(content, format, text));
        return new SealAppearance(seal.encoded(), seal.picture(), places.of(wanted));
    }
}

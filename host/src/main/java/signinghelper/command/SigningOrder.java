package signinghelper.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.formats.receipt.Receipt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What is to be signed, and how.
 *
 * @param agreed the form for SM2 keys
 * @param occasion named in the receipt
 * @param wanted which keys are offered at all; the person chooses among them
 */
public record SigningOrder(
        DocumentBatch batch, Format format, CmsForm agreed, Receipt.Occasion occasion, Predicate<HeldKey> wanted) {

    /** Attached content is signed in memory, and verifiers take no more than 64 MiB with the signature. */
    public static final long MOST_BYTES_ATTACHED = 63L << 20;

    /** How the signature and the content lie. */
    public enum Format {
        @JsonProperty("cms-detached")
        CMS_DETACHED,
        @JsonProperty("cms-attached")
        CMS_ATTACHED
    }

    public SigningOrder {
        Objects.requireNonNull(batch);
        Objects.requireNonNull(format);
        Objects.requireNonNull(agreed);
        Objects.requireNonNull(occasion);
        Objects.requireNonNull(wanted);
    }

    /**
     * To be called before anybody is asked for a PIN.
     *
     * @throws Refusal {@code CONTENT_REFUSED} with facts {@code rule} and {@code document} if content is too large to be
     *     attached
     */
    void requireAttachable() throws Refusal {
        var entries = batch.entries();
        for (var i = 0; i < entries.size() && format == Format.CMS_ATTACHED; i++) {
            var content = entries.get(i).content();
            if (content != null && content.size() > MOST_BYTES_ATTACHED) {
                throw new Refusal(
                        ErrorCode.CONTENT_REFUSED,
                        Map.of("rule", "ATTACHED_TOO_LARGE", "document", Integer.toString(i + 1)));
            }
        }
    }
}

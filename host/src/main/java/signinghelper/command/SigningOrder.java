package signinghelper.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.portal.cms.CmsForm;
import signinghelper.portal.receipt.Receipt;
import signinghelper.token.HeldKey;

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
}

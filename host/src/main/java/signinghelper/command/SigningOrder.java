package signinghelper.command;

import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.formats.receipt.Receipt;
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
        DocumentBatch batch,
        DocumentFormat format,
        CmsForm agreed,
        Receipt.Occasion occasion,
        Predicate<HeldKey> wanted) {

    public SigningOrder {
        Objects.requireNonNull(batch);
        Objects.requireNonNull(format);
        Objects.requireNonNull(agreed);
        Objects.requireNonNull(occasion);
        Objects.requireNonNull(wanted);
    }
}

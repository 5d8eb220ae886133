package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.formats.login.Nonce;
import signinghelper.token.HeldKey;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * Documents to sign, with the form of their signatures.
 *
 * @param agreed the form for SM2 keys
 * @param nonce of a page's request, which the receipt names; null for other askers
 * @param wanted filter of the keys that are offered; the user chooses among them
 */
public record SigningOrder(
        DocumentBatch batch,
        DocumentFormat format,
        CmsForm agreed,
        @Nullable Nonce nonce,
        Predicate<HeldKey> wanted) {

    public SigningOrder {
        Objects.requireNonNull(batch);
        Objects.requireNonNull(format);
        Objects.requireNonNull(agreed);
        Objects.requireNonNull(wanted);
    }
}

package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.VerifiedCms;

/**
 * Verdict on a signed document.
 *
 * @param reason reason why it does not hold; null when it holds
 * @param chain result of the check of the signer's certificate; null when it was not checked
 * @param verified content of the signature; null unless the signature itself holds
 * @param isReceipt true for the receipt over a batch, which is not a document
 * @param signer data of the signer's certificate; null unless the signature itself holds
 */
public record DocumentVerdict(
        CmsException.@Nullable Reason reason,
        @Nullable Chain chain,
        @Nullable VerifiedCms verified,
        boolean isReceipt,
        @Nullable CertificateDetails signer) {

    /** Verdict on the chain of the signer's certificate. */
    public enum Chain {
        /** The chain leads to a given trust anchor. */
        TRUSTED,
        /** The chain does not, or the certificate is not valid for this usage or at this time. */
        REFUSED,
        /** No trust anchor was given. */
        NOT_CHECKED
    }

    static DocumentVerdict ofBroken(CmsException.Reason reason) {
        return new DocumentVerdict(reason, null, null, false, null);
    }

    public boolean holds() {
        return reason == null;
    }
}

package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.VerifiedCms;

/**
 * What was found out about a signed document.
 *
 * @param reason why it does not hold; null where it does
 * @param chain whether the signer's certificate was checked; null where it did not come to that
 * @param verified what it says; null unless the signature itself holds
 * @param isReceipt true for the receipt over a batch, which is no document
 * @param signer what its certificate says; null unless the signature itself holds
 */
record Verdict(
        CmsException.@Nullable Reason reason,
        @Nullable Chain chain,
        @Nullable VerifiedCms verified,
        boolean isReceipt,
        @Nullable CertificateDetails signer) {

    /** Of the signer's certificate. */
    enum Chain {
        /** It leads to an anchor that was given. */
        TRUSTED,
        /** It does not, or the certificate was not to be used for this, or not now. */
        REFUSED,
        /** There was no anchor. */
        NOT_CHECKED
    }

    static Verdict ofBroken(CmsException.Reason reason) {
        return new Verdict(reason, null, null, false, null);
    }

    boolean holds() {
        return reason == null;
    }

    ExitCode exitCode() {
        if (!holds()) {
            return ExitCode.DOES_NOT_HOLD;
        }
        return chain == Chain.TRUSTED ? ExitCode.DONE : ExitCode.SIGNER_UNKNOWN;
    }
}

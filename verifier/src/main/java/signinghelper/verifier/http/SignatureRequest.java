package signinghelper.verifier.http;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.document.cms.VerifiedCms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;

/**
 * A signature (CMS) that the portal has asked for.
 *
 * @param signature CMS
 * @param content what was to be signed; null where {@code digest} is given, or where it lies within
 * @param digest digest of the content by one algorithm; null otherwise
 * @param signer fingerprint that is bound to the account
 */
record SignatureRequest(
        Upload signature,
        @Nullable Upload content,
        @Nullable ContentDigests digest,
        Fingerprint signer) {

    SignatureRequest {
        Objects.requireNonNull(signature);
        Objects.requireNonNull(signer);
        if (content != null && digest != null) {
            throw new IllegalArgumentException("content and digest");
        }
        if (digest != null) {
            digest.only();
        }
    }

    VerifiedCms verifiedBy(CmsVerifier verifier) throws CmsException, IOException {
        if (content != null) {
            return verifier.verifyDetached(signature.source(), new ByteArrayInputStream(content.bytes()), signer);
        }
        if (digest != null) {
            var only = digest.only();
            return verifier.verifyDetached(signature.bytes(), only.getKey(), only.getValue(), signer);
        }
        return verifier.verifyAttached(signature.source(), signer);
    }
}

package signinghelper.samples.spring;

import org.springframework.stereotype.Component;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.formats.receipt.ExpectedReceipt;
import signinghelper.formats.receipt.ReceiptException;
import signinghelper.formats.receipt.ReceiptVerifier;
import signinghelper.portal.authentication.PortalOrigins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** The bid of the sample, and the proof that it was signed with the bound certificate. */
@Component
class SignedBids {
    static final String TITLE = "投标函";
    private static final Bytes CONTENT = Bytes.copyOf("投标函：总价 10000 元。\n".getBytes(StandardCharsets.UTF_8));

    private final CmsVerifier signatures;
    private final ReceiptVerifier receipts;
    private final PortalOrigins origins;

    SignedBids(CertificateTrust trust, RevocationPolicy revocation, PortalOrigins origins, Clock clock) {
        var policy = VerificationPolicy.strict(CmsForm.RFC5652, CmsForm.PKCS7_501);
        signatures = new CmsVerifier(policy, trust, revocation, clock);
        receipts = new ReceiptVerifier(trust, revocation, clock);
        this.origins = origins;
    }

    Bytes content() {
        return CONTENT;
    }

    /**
     * Verifies a detached signature over the bid, and the receipt that says so.
     *
     * @param bound fingerprint of the certificate that is bound to the account
     * @param nonce of a challenge for SIGNING that this portal has consumed
     */
    VerifiedCms verify(Fingerprint bound, String nonce, byte[] signature, byte[] receipt)
            throws CmsException, ReceiptException, IOException {
        var verified = signatures.verifyDetached(signature, new ByteArrayInputStream(CONTENT.toArray()), bound);
        var document = ExpectedReceipt.Document.of(TITLE, CONTENT, true);
        receipts.verify(receipt, new ExpectedReceipt(origins.values(), nonce, List.of(document)), bound);
        return verified;
    }
}

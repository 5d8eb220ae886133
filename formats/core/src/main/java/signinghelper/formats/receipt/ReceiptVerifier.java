package signinghelper.formats.receipt;

import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.formats.internal.record.RecordJson;

import java.time.Clock;
import java.util.Objects;

/**
 * Verifier that decides whether a receipt holds and is the requested one. One instance serves the whole portal and is
 * called by many threads.
 */
public final class ReceiptVerifier {
    private final CmsVerifier signatures;

    /**
     * @param trust the CAs whose certificates may sign
     * @param revocation rule for certificates that their CA may have revoked
     * @param clock the server's
     */
    public ReceiptVerifier(CertificateTrust trust, RevocationPolicy revocation, Clock clock) {
        this.signatures = new CmsVerifier(ReceiptFormat.policy(), trust, revocation, clock);
    }

    /**
     * A receipt that holds.
     *
     * @param cms document that holds the signature
     */
    public record Verified(Receipt receipt, VerifiedCms cms) {
        public Verified {
            Objects.requireNonNull(receipt);
            Objects.requireNonNull(cms);
        }
    }

    /**
     * Verifies the signature, and compares line by line.
     *
     * @param receipt CMS as the page got it
     * @throws CmsException if the signature does not hold
     * @throws ReceiptException if it holds, for something else
     */
    public Verified verify(byte[] receipt, ExpectedReceipt expected) throws CmsException, ReceiptException {
        return required(expected, verify(receipt));
    }

    /**
     * Verifies a receipt that was to be signed with one certificate, and compares line by line.
     *
     * @param receipt CMS as the page got it
     * @param signer such as the fingerprint that is bound to the account
     * @throws CmsException if the signature does not hold, or with {@code SIGNER_UNEXPECTED}
     * @throws ReceiptException if it holds, for something else
     */
    public Verified verify(byte[] receipt, ExpectedReceipt expected, Fingerprint signer)
            throws CmsException, ReceiptException {
        return required(expected, read(signatures.verifyAttached(receipt, signer)));
    }

    private static Verified required(ExpectedReceipt expected, Verified verified) throws ReceiptException {
        expected.require(verified.receipt());
        return verified;
    }

    /**
     * Verifies the signature alone, for a caller who has expected no receipt, such as an archive. It says nothing about who
     * asked for it, and documents count only where their digests are compared.
     *
     * @param receipt CMS as the page got it
     * @throws CmsException if the signature does not hold
     * @throws ReceiptException {@code MALFORMED} if it holds, for something else
     */
    public Verified verify(byte[] receipt) throws CmsException, ReceiptException {
        return read(signatures.verifyAttached(receipt));
    }

    private static Verified read(VerifiedCms cms) throws ReceiptException {
        try {
            var json = RecordJson.contentOf(Objects.requireNonNull(cms.content()));
            return new Verified(Receipt.fromJson(json), cms);
        } catch (IllegalArgumentException e) {
            throw new ReceiptException(ReceiptException.Reason.MALFORMED, e);
        }
    }
}

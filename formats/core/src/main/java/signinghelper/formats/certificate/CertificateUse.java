package signinghelper.formats.certificate;

import java.security.cert.X509Certificate;
import java.util.stream.IntStream;

/** Purpose for which a CA issues a user's certificate (RFC 5280, 4.2.1.3). A CA's own certificate has neither. */
public enum CertificateUse {
    /** {@code digitalSignature}. */
    SIGNATURE,
    /** {@code digitalSignature} or {@code nonRepudiation}, or no key usage: what documents in the field are signed with. */
    DOCUMENT_SIGNATURE,
    /** {@code keyEncipherment}, {@code dataEncipherment} or {@code keyAgreement}. */
    ENCRYPTION;

    /** False too for a certificate without key usage, but for documents; for the {@linkplain KeyPurposes#USUAL usual} purposes. */
    public boolean isGivenTo(X509Certificate certificate) {
        return isGivenTo(certificate, KeyPurposes.USUAL);
    }

    /** Tests a certificate with other accepted purposes (RFC 5280, 4.2.1.12). */
    public boolean isGivenTo(X509Certificate certificate, KeyPurposes purposes) {
        var usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() == -1
                && (usage == null ? this == DOCUMENT_SIGNATURE : bits().anyMatch(bit -> usage[bit]))
                && purposes.allow(certificate);
    }

    private IntStream bits() {
        return switch (this) {
            case SIGNATURE -> IntStream.of(0);
            case DOCUMENT_SIGNATURE -> IntStream.of(0, 1);
            case ENCRYPTION -> IntStream.of(2, 3, 4);
        };
    }
}

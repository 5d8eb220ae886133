package signinghelper.formats.certificate;

import org.bouncycastle.asn1.x509.KeyPurposeId;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Accepted purposes of a certificate, by its extended key usage (RFC 5280, 4.2.1.12). A certificate without the
 * extension is accepted for all.
 *
 * @param accepted object identifiers; one of them is enough
 */
public record KeyPurposes(Set<String> accepted) {
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    /** RFC 9336. */
    private static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";

    /** Any purpose, TLS clients, e-mail and documents. */
    public static final KeyPurposes USUAL = new KeyPurposes(Set.of(
            KeyPurposeId.anyExtendedKeyUsage.getId(),
            KeyPurposeId.id_kp_clientAuth.getId(),
            KeyPurposeId.id_kp_emailProtection.getId(),
            DOCUMENT_SIGNING));

    /** Time stamps (RFC 3161, 2.3). */
    public static final KeyPurposes TIME_STAMPS = new KeyPurposes(Set.of(KeyPurposeId.id_kp_timeStamping.getId()));

    /** Purposes of a certificate that belongs to a program, e.g. a TLS server, and not to a user. */
    private static final Set<String> OF_PROGRAMS = Set.of(
            KeyPurposeId.id_kp_serverAuth.getId(),
            KeyPurposeId.id_kp_codeSigning.getId(),
            KeyPurposeId.id_kp_timeStamping.getId(),
            KeyPurposeId.id_kp_OCSPSigning.getId());

    public KeyPurposes {
        accepted = Set.copyOf(accepted);
    }

    /**
     * Returns true when {@code certificate} has an accepted purpose, or no purpose at all. An unknown purpose is
     * tolerated in an extension that is not critical, unless a program's stands beside it: CAs add their own.
     */
    public boolean allow(X509Certificate certificate) {
        try {
            var purposes = certificate.getExtendedKeyUsage();
            return purposes == null || allow(purposes, isCritical(certificate));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private boolean allow(List<String> purposes, boolean critical) {
        return !Collections.disjoint(purposes, accepted) || (!critical && Collections.disjoint(purposes, OF_PROGRAMS));
    }

    private static boolean isCritical(X509Certificate certificate) {
        var critical = certificate.getCriticalExtensionOIDs();
        return critical != null && critical.contains(EXTENDED_KEY_USAGE);
    }
}

package signinghelper.fuzz;

import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.DistinguishedName;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.certificate.SigningCertificateValidator;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.stream.Stream;

/** Certificates of strangers (RFC 5280): each is refused, or shown and validated. */
public final class CertificateTarget implements Target {
    private static final TestHolder HOLDER = TestHolder.of(TestKey.SM2);
    private static final SigningCertificateValidator VALIDATOR =
            new SigningCertificateValidator(HOLDER.trust(), RevocationPolicy.none(), HOLDER.clock());

    @Override
    public void read(byte[] der) {
        X509Certificate certificate;
        try {
            certificate = Certificates.parse(Bytes.copyOf(der));
        } catch (CertificateException refused) {
            return;
        }
        CertificateDetails.of(certificate, HolderRules.USUAL);
        CertificateSubject.of(certificate, HolderRules.USUAL).displayName();
        DistinguishedName.shown(certificate.getIssuerX500Principal());
        try {
            SigningCertificateValidator.validateAlone(certificate, TestAuthority.NOW);
            VALIDATOR.validate(certificate);
        } catch (CertificateRefusedException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() {
        return Arrays.stream(TestKey.values()).map(TestHolder::of).map(holder -> encoded(holder.certificate()));
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}

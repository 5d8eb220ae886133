package signinghelper.formats.verification;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Verdict on a certificate.
 *
 * @param chain from the certificate to an anchor, both included; empty without one
 * @param findings in the step {@link Step#CERTIFICATE}
 */
public record CertificateVerdict(List<X509Certificate> chain, List<Finding> findings) {
    public CertificateVerdict {
        chain = List.copyOf(chain);
        findings = List.copyOf(findings);
    }

    static CertificateVerdict of(Finding finding) {
        return new CertificateVerdict(List.of(), List.of(finding));
    }
}

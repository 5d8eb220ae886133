package signinghelper.formats.verification;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

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

    /** Returns the first finding that leaves the certificate undecided, or fails it. */
    public Optional<Finding> objection() {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(Severity.UNDECIDED) >= 0)
                .findFirst();
    }

    /**
     * Returns what CAs said of the certificate and of those above it, where it speaks against none of them.
     *
     * @param role of the certificate beside the signer's
     */
    public List<Finding> answers(Circumstances.Role role) {
        return findings.stream()
                .filter(finding -> finding.code().isOfRevocation())
                .filter(finding -> finding.severity().compareTo(Severity.UNDECIDED) < 0)
                .filter(finding -> finding.facts().containsKey("answered"))
                .map(finding -> finding.with("role", role))
                .toList();
    }

    static CertificateVerdict of(Finding finding) {
        return new CertificateVerdict(List.of(), List.of(finding));
    }
}

package signinghelper.portal.match;

import signinghelper.portal.certificate.CertificateSubject;
import signinghelper.portal.certificate.CreditCodeFinder;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Whether a certificate and an account name the same organisation. Holds no personal data and may be shown to a page.
 *
 * <p>The signing helper computes it so that a person sees at once what differs; the portal's server computes it again,
 * and its answer decides.
 */
public record SubjectMatch(NameMatch name, CreditCodeMatch creditCode) {

    public SubjectMatch {
        Objects.requireNonNull(name);
        Objects.requireNonNull(creditCode);
    }

    /** Compares. Worth as much as the certificate's chain. */
    public static SubjectMatch of(X509Certificate certificate, Account account) {
        return new SubjectMatch(
                NameMatch.of(CertificateSubject.of(certificate).organisation(), account.name()),
                CreditCodeMatch.of(CreditCodeFinder.find(certificate), account.creditCode()));
    }

    /** Name and code are equal, whatever the warnings and foldings. */
    public boolean matches() {
        return name.verdict() != NameMatch.Verdict.DIFFERENT && creditCode.verdict() == CreditCodeMatch.Verdict.EQUAL;
    }
}

package signinghelper.formats.match;

import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.CreditCodeFinder;
import signinghelper.formats.certificate.HolderRules;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * Comparison of the organisations that a certificate and an account name. It holds no personal data and may be shown to
 * a page.
 *
 * <p>The signing helper computes it so that a user sees at once what differs. The portal's server computes it again,
 * and its answer decides.
 */
public record SubjectMatch(NameMatch name, CreditCodeMatch creditCode) {

    public SubjectMatch {
        Objects.requireNonNull(name);
        Objects.requireNonNull(creditCode);
    }

    /**
     * Compares. Worth as much as the certificate's chain.
     *
     * @param rules rules that tell who the holder is
     */
    public static SubjectMatch of(X509Certificate certificate, Account account, HolderRules rules) {
        return new SubjectMatch(
                NameMatch.of(CertificateSubject.of(certificate, rules).organisation(), account.name()),
                CreditCodeMatch.of(CreditCodeFinder.find(certificate, rules), account.creditCode()));
    }

    /** Returns true when the codes are equal and the names satisfy {@code rule}; warnings and foldings do not count. */
    @CheckReturnValue
    public boolean matches(NameRule rule) {
        return creditCode.verdict() == CreditCodeMatch.Verdict.EQUAL
                && (rule == NameRule.WARN || name.verdict() != NameMatch.Verdict.DIFFERENT);
    }
}

package signinghelper.formats.match;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.FoundCreditCode;
import signinghelper.formats.certificate.UnifiedCreditCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Comparison of the credit code in a certificate with the account's, without regard to upper and lower case. Does not
 * repeat the codes.
 *
 * @param warnings worth a look, and no reason to refuse
 * @param foundIn object identifier of the place in the certificate; null exactly when {@code verdict} is {@code ABSENT}
 */
public record CreditCodeMatch(
        Verdict verdict, List<Warning> warnings, @Nullable String foundIn) {

    public enum Verdict {
        EQUAL,
        DIFFERENT,
        /** The certificate has no code. */
        ABSENT
    }

    /** Such codes have been issued, but a mistyped one is more likely. */
    public enum Warning {
        CERTIFICATE_CHECK_DIGIT_WRONG,
        ACCOUNT_CHECK_DIGIT_WRONG,
        /** Not 18 characters, or one that no code has. */
        ACCOUNT_FORM_WRONG
    }

    public CreditCodeMatch {
        warnings = List.copyOf(warnings);
        if ((verdict == Verdict.ABSENT) != (foundIn == null)) {
            throw new IllegalArgumentException(verdict + " with " + foundIn);
        }
    }

    static CreditCodeMatch of(Optional<FoundCreditCode> inCertificate, String inAccount) {
        var accountCode = parse(inAccount);
        var warnings = new ArrayList<Warning>();
        inCertificate
                .filter(found -> !found.code().hasRightCheckCharacters())
                .ifPresent(found -> warnings.add(Warning.CERTIFICATE_CHECK_DIGIT_WRONG));
        if (accountCode.isEmpty()) {
            warnings.add(Warning.ACCOUNT_FORM_WRONG);
        }
        accountCode
                .filter(code -> !code.hasRightCheckCharacters())
                .ifPresent(code -> warnings.add(Warning.ACCOUNT_CHECK_DIGIT_WRONG));
        var verdict = inCertificate
                .map(found -> Optional.of(found.code()).equals(accountCode) ? Verdict.EQUAL : Verdict.DIFFERENT)
                .orElse(Verdict.ABSENT);
        return new CreditCodeMatch(
                verdict,
                warnings,
                inCertificate.map(FoundCreditCode::objectIdentifier).orElse(null));
    }

    private static Optional<UnifiedCreditCode> parse(String text) {
        try {
            return Optional.of(new UnifiedCreditCode(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

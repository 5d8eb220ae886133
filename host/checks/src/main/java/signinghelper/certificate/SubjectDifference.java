package signinghelper.certificate;

import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.match.Account;
import signinghelper.formats.match.CreditCodeMatch;
import signinghelper.formats.match.NameMatch;
import signinghelper.formats.match.NameRule;
import signinghelper.formats.match.SubjectMatch;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Difference between a certificate and an account, in the facts of {@code SUBJECT_MISMATCH}. */
public final class SubjectDifference {
    /** Limit of positions: more differences are not a typing error, and users would not count them. */
    private static final int MOST_POSITIONS = 4;

    private SubjectDifference() {}

    /**
     * Returns the facts {@code name} and {@code creditCode}, which are results of the comparison, e.g. {@code
     * LOCAL_LEVEL_SUFFIX}. The fact {@code differs} is {@code NAME}, {@code LOCAL_LEVEL}, {@code CODE} or {@code BOTH}.
     * No fact repeats a name.
     */
    public static Map<String, String> facts(SubjectMatch match) {
        var difference = match.name().difference();
        var facts = new HashMap<String, String>();
        facts.put("name", difference == null ? match.name().verdict().name() : difference.name());
        facts.put("creditCode", match.creditCode().verdict().name());
        if (!match.matches(NameRule.REFUSE)) {
            facts.put("differs", differs(match));
        }
        return facts;
    }

    private static String differs(SubjectMatch match) {
        var difference = match.name().difference();
        if (match.creditCode().verdict() != CreditCodeMatch.Verdict.EQUAL) {
            return difference == null ? "CODE" : "BOTH";
        }
        return difference == NameMatch.Difference.LOCAL_LEVEL_SUFFIX ? "LOCAL_LEVEL" : "NAME";
    }

    /**
     * Returns the same facts and both sides, for the user who holds the U-Key and has the account open. These are
     * {@code certificateName}, {@code certificateCode}, {@code accountName}, {@code accountCode}, and {@code positions}
     * of the code that differ.
     */
    public static Map<String, String> facts(
            X509Certificate certificate, Account account, SubjectMatch match, HolderRules rules) {
        var facts = new HashMap<>(facts(match));
        var subject = CertificateSubject.of(certificate, rules);
        facts.put("certificateName", subject.displayName());
        facts.put("accountName", account.name());
        facts.put("accountCode", account.creditCode());
        var code = subject.creditCode();
        if (code != null) {
            facts.put("certificateCode", code.value());
            var positions = positions(code.value(), account.creditCode());
            if (!positions.isEmpty()) {
                facts.put("positions", positions);
            }
        }
        return facts;
    }

    /** Returns the positions counted from 1, e.g. {@code 9, 10}; empty when they are not useful. */
    private static String positions(String one, String other) {
        if (one.length() != other.length()) {
            return "";
        }
        var places = IntStream.range(0, one.length())
                .filter(place -> Character.toUpperCase(one.charAt(place)) != Character.toUpperCase(other.charAt(place)))
                .mapToObj(place -> Integer.toString(place + 1))
                .toList();
        return places.size() > MOST_POSITIONS ? "" : places.stream().collect(Collectors.joining(", "));
    }
}

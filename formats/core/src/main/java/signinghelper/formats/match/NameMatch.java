package signinghelper.formats.match;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Comparison of the organisation's name in a certificate with the account's. Does not repeat the names.
 *
 * @param foldings foldings that made the names equal; at least one with {@code EQUAL_AFTER_FOLDING}, else empty
 * @param difference null exactly when {@code verdict} is not {@code DIFFERENT}
 */
public record NameMatch(
        Verdict verdict,
        List<NameFolding> foldings,
        @Nullable Difference difference) {
    /** 本级, bare or in brackets: the authority itself, without those below it. Registers add it, certificates do not. */
    private static final Pattern LOCAL_LEVEL = Pattern.compile("(\\(本级\\)|本级)$");

    public enum Verdict {
        EQUAL,
        EQUAL_AFTER_FOLDING,
        DIFFERENT
    }

    public enum Difference {
        /** Exactly one of the names ends with 本级. */
        LOCAL_LEVEL_SUFFIX,
        /** The certificate names no organisation. */
        ABSENT,
        OTHER
    }

    public NameMatch {
        foldings = List.copyOf(foldings);
        if ((verdict == Verdict.DIFFERENT) != (difference != null)
                || (verdict == Verdict.EQUAL_AFTER_FOLDING) == foldings.isEmpty()) {
            throw new IllegalArgumentException(verdict + " with " + foldings + " and " + difference);
        }
    }

    /** Compares two names; the text is empty for a certificate that names no organisation. */
    static NameMatch of(String inCertificate, String inAccount) {
        if (inCertificate.isBlank()) {
            return different(Difference.ABSENT);
        }
        if (inCertificate.equals(inAccount)) {
            return new NameMatch(Verdict.EQUAL, List.of(), null);
        }
        var all = List.of(NameFolding.values());
        var foldedCertificate = fold(inCertificate, all);
        var foldedAccount = fold(inAccount, all);
        if (foldedCertificate.equals(foldedAccount)) {
            return new NameMatch(Verdict.EQUAL_AFTER_FOLDING, needed(inCertificate, inAccount), null);
        }
        return withoutLocalLevel(foldedCertificate).equals(withoutLocalLevel(foldedAccount))
                ? different(Difference.LOCAL_LEVEL_SUFFIX)
                : different(Difference.OTHER);
    }

    private static NameMatch different(Difference how) {
        return new NameMatch(Verdict.DIFFERENT, List.of(), how);
    }

    private static String fold(String name, List<NameFolding> foldings) {
        var folded = name;
        for (var folding : foldings) {
            folded = folding.fold(folded);
        }
        return folded;
    }

    /** Returns the foldings without which the names would stay different. */
    private static List<NameFolding> needed(String first, String second) {
        var needed = new ArrayList<NameFolding>();
        for (var folding : NameFolding.values()) {
            var others = new ArrayList<>(List.of(NameFolding.values()));
            others.remove(folding);
            if (!fold(first, others).equals(fold(second, others))) {
                needed.add(folding);
            }
        }
        return needed;
    }

    private static String withoutLocalLevel(String folded) {
        return LOCAL_LEVEL.matcher(folded).replaceFirst("");
    }
}

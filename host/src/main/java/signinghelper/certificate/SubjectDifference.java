package signinghelper.certificate;

import signinghelper.portal.match.SubjectMatch;

import java.util.Map;

/** How a certificate and an account differ, in the facts of {@code SUBJECT_MISMATCH}. They repeat neither's name. */
public final class SubjectDifference {
    private SubjectDifference() {}

    /** Facts {@code name} and {@code creditCode}: what the comparison came to, e.g. {@code LOCAL_LEVEL_SUFFIX}. */
    public static Map<String, String> facts(SubjectMatch match) {
        var difference = match.name().difference();
        return Map.of(
                "name",
                difference == null ? match.name().verdict().name() : difference.name(),
                "creditCode",
                match.creditCode().verdict().name());
    }
}

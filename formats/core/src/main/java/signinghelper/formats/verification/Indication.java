package signinghelper.formats.verification;

import java.util.Collection;

/** Main status indication of a validation (ETSI EN 319 102-1, 5.1.2). */
public enum Indication {
    TOTAL_PASSED,
    /** The facts at hand prove neither a good nor a bad signature. */
    INDETERMINATE,
    TOTAL_FAILED;

    /** Returns the indication that follows from findings; no finding at all proves nothing. */
    static Indication of(Collection<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.FAILED)) {
            return TOTAL_FAILED;
        }
        var isOpen =
                findings.isEmpty() || findings.stream().anyMatch(finding -> finding.severity() == Severity.UNDECIDED);
        return isOpen ? INDETERMINATE : TOTAL_PASSED;
    }
}

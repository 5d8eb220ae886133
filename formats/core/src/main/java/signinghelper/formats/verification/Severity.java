package signinghelper.formats.verification;

/** Effect of a finding on the indication. */
public enum Severity {
    GOOD,
    /** A fact to know, without effect. */
    REMARK,
    /** A missing proof: INDETERMINATE. */
    UNDECIDED,
    /** A proof against the signature: TOTAL_FAILED. */
    FAILED
}

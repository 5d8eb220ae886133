package signinghelper.check;

/** Result of a check, from best to worst. */
public enum Verdict {
    /** There was nothing to look at: it is not configured, or the system has no such thing. */
    SKIPPED,
    PASS,
    /** It could not be found out; neither good nor bad. */
    UNKNOWN,
    /** It works now, and will not for long, or not everywhere. */
    WARN,
    FAIL
}

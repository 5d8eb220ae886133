package signinghelper.check;

/** Result of a check, from best to worst. */
public enum Verdict {
    /** Nothing to check: it is not configured, or does not exist on this system. */
    SKIPPED,
    PASS,
    /** The state could not be determined; neither good nor bad. */
    UNKNOWN,
    /** It works now, but only for a limited time, or not everywhere. */
    WARN,
    FAIL
}

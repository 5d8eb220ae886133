package signinghelper.installation;

/** Failure of an installation that has changed nothing, or not everything. */
public final class InstallationException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Reason shown to the user; each has its own words. */
    public enum Reason {
        /** Another installation is under way. */
        BUSY,
        /** A newer version is installed. */
        OLDER,
        /** The program does not work on this computer; nothing was changed. */
        SELF_TEST_FAILED,
        /** The program is installed, and a browser could not be told. Installing again goes on from there. */
        REGISTRATION_FAILED,
        /** There is no version to go back to. */
        NOTHING_TO_ROLL_BACK
    }

    private final Reason reason;

    InstallationException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    InstallationException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

package signinghelper.commandline;

/** Exit codes of commands. The numbers are stable; 3 belongs to the native-messaging host. */
enum ExitCode {
    DONE(0),
    /** Failed or refused; the code of the refusal gives the reason. */
    REFUSED(1),
    WRONG_USE(2),
    /** A signature is not valid. */
    DOES_NOT_HOLD(4),
    /** A signature is proved neither valid nor not valid, for example without a trust anchor. */
    UNDECIDED(5),
    /** The user closed the window or stopped; documents that are already signed stay signed. */
    STOPPED(6),
    /** The diagnosis could not determine everything. */
    NOT_FOUND_OUT(7),
    /** Found something that works now, and not for long or not everywhere. */
    WARNING(8),
    /** Found something that does not work. */
    FAULT(9);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}

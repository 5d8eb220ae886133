package signinghelper.commandline;

import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.protocol.ErrorCode;

import java.util.List;

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

    /** Returns the code of an opening or a rehearsal. */
    static ExitCode ofOpening(List<Outcome> outcomes, List<Failure> errors) {
        if (errors.stream().anyMatch(error -> error.code() != ErrorCode.CANCELLED)) {
            return REFUSED;
        }
        return outcomes.stream().allMatch(outcome -> outcome == Outcome.OPENED) ? DONE : STOPPED;
    }

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}

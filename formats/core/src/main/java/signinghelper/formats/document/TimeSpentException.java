package signinghelper.formats.document;

import java.io.IOException;
import java.time.Duration;

/** The end of a verification that takes longer than it may. */
final class TimeSpentException extends IOException {
    private static final long serialVersionUID = 1L;

    TimeSpentException(Duration most) {
        super("the verification took more than " + most.toSeconds() + " s");
    }
}

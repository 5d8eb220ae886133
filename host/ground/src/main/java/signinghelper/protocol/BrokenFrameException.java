package signinghelper.protocol;

import java.io.IOException;

/** Loss of the framing: the following bytes cannot be trusted, so the host writes the reason to stderr and ends. */
public final class BrokenFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenFrameException(String message) {
        super(message);
    }
}

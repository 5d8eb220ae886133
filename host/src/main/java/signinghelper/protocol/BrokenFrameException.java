package signinghelper.protocol;

import java.io.IOException;

/** The framing itself is lost, so nothing that follows can be trusted: the host says why on stderr and ends. */
public final class BrokenFrameException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenFrameException(String message) {
        super(message);
    }
}

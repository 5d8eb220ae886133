package signinghelper.network;

import java.io.IOException;

/** An address that the profile does not list; nothing was sent, and its name was not even looked up. */
public final class NotListedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotListedException(String message) {
        super(message);
    }
}

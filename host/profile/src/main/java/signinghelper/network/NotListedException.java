package signinghelper.network;

import java.io.IOException;

/** Refusal of an address that the profile does not list; nothing was sent, and no name was looked up. */
public final class NotListedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotListedException(String message) {
        super(message);
    }
}

package signinghelper.token;

/** Wants to know of U-Keys that are plugged in and pulled. */
public interface TokenListener {

    /** Called by a thread of its own, one change after the other; may take its time. */
    void changed(TokenChange change);
}

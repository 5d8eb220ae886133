package signinghelper.command;

import signinghelper.prompt.Notices;
import signinghelper.session.Session;
import signinghelper.token.plugged.Tokens;
import signinghelper.work.DueNotices;
import signinghelper.work.HelperWindow;

/** Stand-in for the watch of a replay: nothing is read, and no class loaded, beside the requests. */
public final class ExpiryWatch {
    public ExpiryWatch(Tokens tokens, DueNotices due, Notices notices, HelperWindow window) {}

    /** Does nothing. */
    void follow(Session session) {}
}

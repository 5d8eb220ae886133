package signinghelper.work;

import signinghelper.prompt.Notices;
import signinghelper.session.Session;
import signinghelper.token.plugged.Tokens;

/** Stand-in for the watch of a replay: nothing is read, and no class loaded, beside the requests. */
public final class ExpiryWatch {
    public ExpiryWatch(Tokens tokens, DueNotices due, Notices notices, HelperWindow window) {}

    /** Does nothing. */
    public void follow(Session session) {}
}

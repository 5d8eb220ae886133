package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.session.Session;
import signinghelper.token.plugged.Tokens;

/** Notifications to each open session with this capability when a U-Key is plugged in or pulled out. */
public final class TokenNotifications {
    private final Tokens tokens;
    private final Answers answers;

    public TokenNotifications(Tokens tokens, Answers answers) {
        this.tokens = tokens;
        this.answers = answers;
    }

    /** Notifies the session from now on until it is closed. */
    void follow(Session session) {
        if (session.mayAsk(Method.TOKEN_LIST.wireName())) {
            var watch = tokens.watch(change -> answers.tokensChanged(session, tokens.kept(change.present())));
            session.onClose(watch::close);
        }
    }
}

package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.session.Session;
import signinghelper.token.Tokens;

/** Tells each open session that may ask for U-Keys when one is plugged in or pulled. */
public final class TokenNotifications {
    private final Tokens tokens;
    private final Answers answers;

    public TokenNotifications(Tokens tokens, Answers answers) {
        this.tokens = tokens;
        this.answers = answers;
    }

    /** From now on until the session is closed. */
    void follow(Session session) {
        if (session.mayAsk(Method.TOKEN_LIST.wireName())) {
            var watch = tokens.watch(change -> answers.tokensChanged(session, tokens.kept(change.present())));
            session.onClose(watch::close);
        }
    }
}

package signinghelper.work;

import signinghelper.prompt.TokenPin;
import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.Tokens;

/** Calls to a U-Key about its PIN: it is opened, used and closed again before the window shows the outcome. */
final class PinCalls implements TokenPin {
    private final Tokens tokens;
    private final Task task;

    PinCalls(Tokens tokens, Task task) {
        this.tokens = tokens;
        this.task = task;
    }

    @Override
    public void change(TokenInfo token, Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        tokens.use(token, session -> {
            task.check();
            session.changePin(current, fresh, consent);
            return token;
        });
    }

    @Override
    public PinState state(TokenInfo token) throws Refusal {
        return tokens.use(token, TokenSession::pinState);
    }
}

package signinghelper.work;

import signinghelper.prompt.PinChange;
import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.Tokens;

/** What can be done with a PIN itself: opened, done and let go of again before the window shows what came of it. */
class PinWork implements PinChange {
    private final Tokens tokens;
    private final Task task;

    PinWork(Tokens tokens, Task task) {
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

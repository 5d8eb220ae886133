package signinghelper.command;

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
    private final Caller caller;

    PinWork(Tokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @Override
    public void change(TokenInfo token, Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        tokens.use(token, session -> {
            caller.cancellation().check();
            session.changePin(current, fresh, consent);
            return token;
        });
    }

    @Override
    public PinState state(TokenInfo token) throws Refusal {
        return tokens.use(token, TokenSession::pinState);
    }
}

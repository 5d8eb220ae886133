package signinghelper.work;

import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.TokenPin;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenSession;
import signinghelper.token.plugged.Tokens;

/**
 * Attempt with one PIN and one piece of work: open, log in, work and log out before the window closes.
 *
 * @param <T> result of the work
 */
final class KeyAttempt<T> implements PinAttempt<T> {

    private interface Login {
        void into(TokenSession session) throws Refusal;
    }

    private final Tokens tokens;
    private final KeyOffer offer;
    private final Task task;
    private final AskPin.Work<T> work;

    KeyAttempt(Tokens tokens, KeyOffer offer, Task task, AskPin.Work<T> work) {
        this.tokens = tokens;
        this.offer = offer;
        this.task = task;
        this.work = work;
    }

    @Override
    public T with(HeldKey key, Pin pin, LastTryConsent consent, WorkProgress progress) throws Refusal {
        return run(key, session -> session.login(pin, consent), progress);
    }

    @Override
    public T onKey(HeldKey key, LastTryConsent consent, WorkProgress progress) throws Refusal {
        return run(key, session -> LoginOnKey.await(session, consent, progress), progress);
    }

    @Override
    public TokenPin pin() {
        return new TokenPin(tokens, task.cancellation());
    }

    private T run(HeldKey key, Login login, WorkProgress progress) throws Refusal {
        // The CA may have answered while the window was open.
        offer.requireNotRevoked(key);
        return tokens.use(key.token(), session -> {
            task.check();
            login.into(session);
            task.check();
            progress.begin();
            task.tell(News.Stage.SIGNING);
            return work.with(session, key, progress);
        });
    }
}

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

    /** Last look at a key before its PIN is presented. */
    interface Precaution {
        void before(HeldKey key) throws Refusal;
    }

    /** Use of a key, as the asker is told. */
    record Use(News.Stage stage, Precaution precaution) {}

    private final Tokens tokens;
    private final Use use;
    private final Task task;
    private final AskPin.Work<T> work;

    KeyAttempt(Tokens tokens, Use use, Task task, AskPin.Work<T> work) {
        this.tokens = tokens;
        this.use = use;
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
        use.precaution().before(key);
        return tokens.use(key.token(), session -> {
            task.check();
            login.into(session);
            task.check();
            progress.begin();
            task.tell(use.stage());
            return work.with(session, key, progress);
        });
    }
}

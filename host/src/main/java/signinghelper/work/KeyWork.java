package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.prompt.PinAttempt;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenSession;
import signinghelper.token.Tokens;

import java.util.Objects;

/**
 * One PIN, one piece of work: opened, logged in, done and logged out again before the window closes.
 *
 * @param <T> what the work makes
 */
final class KeyWork<T> extends PinWork implements PinAttempt {

    /** Runs with the U-Key logged in. */
    interface Work<T> {
        T with(TokenSession session, HeldKey key, WorkProgress progress) throws Refusal;
    }

    private interface Login {
        void into(TokenSession session) throws Refusal;
    }

    private final Tokens tokens;
    private final KeyOffer offer;
    private final Task task;
    private final Work<T> work;
    private @Nullable T made;

    KeyWork(Tokens tokens, KeyOffer offer, Task task, Work<T> work) {
        super(tokens, task);
        this.tokens = tokens;
        this.offer = offer;
        this.task = task;
        this.work = work;
    }

    @Override
    public void with(HeldKey key, Pin pin, LastTryConsent consent, WorkProgress progress) throws Refusal {
        run(key, session -> session.login(pin, consent), progress);
    }

    @Override
    public void onKey(HeldKey key, LastTryConsent consent, WorkProgress progress) throws Refusal {
        run(key, session -> LoginOnKey.await(session, consent, progress), progress);
    }

    private void run(HeldKey key, Login login, WorkProgress progress) throws Refusal {
        // The CA may have answered while the window was open.
        offer.requireNotRevoked(key);
        made = tokens.use(key.token(), session -> {
            task.check();
            login.into(session);
            task.check();
            progress.begin();
            task.tell(News.Stage.SIGNING);
            return work.with(session, key, progress);
        });
    }

    /** After the prompt has returned. */
    T made() {
        return Objects.requireNonNull(made);
    }
}

package signinghelper.work;

import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.TokenSession;

/** Wait for a user who enters the PIN on the U-Key, until it is entered or cancelled in the window. */
final class LoginOnKey {
    private final Thread waiting = Thread.currentThread();
    private boolean finished;
    private boolean givenUp;

    private LoginOnKey() {}

    /**
     * Calls the U-Key once. No interface can cancel that call, so a cancellation interrupts it, which ends the driver's
     * process if it has one.
     *
     * @throws Refusal as {@link TokenSession#loginOnKey}; {@code CANCELLED} also when the user cancels in the window
     */
    static void await(TokenSession session, LastTryConsent consent, WorkProgress progress) throws Refusal {
        var login = new LoginOnKey();
        progress.onStop(login::giveUp);
        try {
            session.loginOnKey(consent);
        } catch (Refusal refusal) {
            throw login.finish() ? Refusal.of(ErrorCode.CANCELLED, refusal) : refusal;
        } finally {
            var unused = login.finish();
        }
        if (login.finish()) {
            throw Refusal.of(ErrorCode.CANCELLED);
        }
    }

    private synchronized void giveUp() {
        if (!finished) {
            givenUp = true;
            waiting.interrupt();
        }
    }

    /** Forbids interruption from now on. Returns true when it was cancelled before. */
    private synchronized boolean finish() {
        if (givenUp && !finished) {
            var unused = Thread.interrupted();
        }
        finished = true;
        return givenUp;
    }
}

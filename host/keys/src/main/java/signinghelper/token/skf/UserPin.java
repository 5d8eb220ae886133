package signinghelper.token.skf;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;

import java.util.Map;

/** The user's PIN of an application (GM/T 0016-2012, 7.2): its state, presenting it and changing it. */
final class UserPin {
    private final Application application;
    private final Reference reference;
    private final TriesTold triesTold;

    UserPin(Application application, Reference reference, TriesTold triesTold) {
        this.application = application;
        this.reference = reference;
        this.triesTold = triesTold;
    }

    /** Uses no try. */
    PinState state() throws SkfException {
        return application.pinState().orElseGet(() -> triesTold.pinState(reference));
    }

    /**
     * Presents the PIN exactly once.
     *
     * @throws Refusal {@code PIN_INCORRECT}, {@code PIN_LOCKED} or {@code PIN_LAST_TRY}
     */
    void verify(Pin pin, LastTryConsent consent) throws SkfException, Refusal {
        presenting(consent, () -> {
            try {
                application.verify(pin);
            } catch (SkfException e) {
                if (!e.is(SkfException.SAR_USER_ALREADY_LOGGED_IN)) {
                    throw e;
                }
            }
        });
    }

    /**
     * Presents the current PIN once. When a PIN is too long or too short, libraries do not report which of the two it
     * is.
     *
     * @throws Refusal as {@link #verify}; {@code PIN_UNACCEPTABLE} when the new one is rejected
     */
    void change(Pin current, Pin fresh, LastTryConsent consent) throws SkfException, Refusal {
        var lengths = state().lengths();
        presenting(consent, () -> {
            try {
                application.changePin(current, fresh);
            } catch (SkfException e) {
                if (e.meansUnacceptablePin() && lengths.includes(current.length())) {
                    throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE, e);
                }
                throw e;
            }
        });
        SkfSession.quietly(application::logOut);
    }

    private interface Presenting {
        void run() throws SkfException, Refusal;
    }

    /** Logs out first: a library that is logged in may accept any PIN as correct. */
    private void presenting(LastTryConsent consent, Presenting presenting) throws SkfException, Refusal {
        SkfSession.quietly(application::logOut);
        var before = state();
        consent.requireFor(before);
        try {
            presenting.run();
            triesTold.right(reference);
        } catch (SkfException e) {
            requireUnspent(before, e);
            throw e;
        }
    }

    /**
     * Refuses when a try was used, or when the return value reports a wrong PIN.
     *
     * @throws Refusal {@code PIN_INCORRECT} or {@code PIN_LOCKED}
     */
    private void requireUnspent(PinState before, SkfException failure) throws Refusal {
        if (failure.is(SkfException.SAR_PIN_LOCKED)) {
            triesTold.wrong(reference, 0);
            throw failure.toRefusal();
        }
        var told = failure.triesLeft();
        if (failure.is(SkfException.SAR_PIN_INCORRECT) && told != null) {
            triesTold.wrong(reference, told);
        }
        var now = stateAfter(failure);
        if (failure.meansWrongPin() || isLower(now, before)) {
            throw wrong(now, failure);
        }
    }

    private PinState stateAfter(SkfException failure) {
        try {
            return state();
        } catch (SkfException e) {
            failure.addSuppressed(e);
            return triesTold.pinState(reference);
        }
    }

    /** Vendors return their own values for a wrong PIN; the counter is standard. */
    private static boolean isLower(PinState now, PinState before) {
        var left = now.triesLeft();
        var had = before.triesLeft();
        return left != null && had != null && left < had;
    }

    /** The U-Key's own counter is more reliable than the value in the failure. */
    private static Refusal wrong(PinState now, SkfException failure) {
        if (now.locked()) {
            return Refusal.of(ErrorCode.PIN_LOCKED, failure);
        }
        var left = now.triesLeft();
        var facts = left == null ? Map.<String, String>of() : Map.of("triesLeft", left.toString());
        return new Refusal(ErrorCode.PIN_INCORRECT, facts, failure);
    }
}

package signinghelper.token.skf;

import signinghelper.portal.Bytes;
import signinghelper.portal.signature.SignatureAlgorithm;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Digest;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenSession;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;

/** An open application of a device. */
final class SkfSession implements TokenSession {
    private static final Logger LOG = System.getLogger(SkfSession.class.getName());

    private final Skf skf;
    private final Reference reference;
    private final Device device;
    private final Application application;
    private final Containers containers;
    private final TriesTold triesTold;
    private final RsaInput rsaInput;

    private SkfSession(
            Skf skf,
            Reference reference,
            Device device,
            Application application,
            TriesTold triesTold,
            RsaInput rsaInput) {
        this.skf = skf;
        this.reference = reference;
        this.device = device;
        this.application = application;
        this.containers = new Containers(application);
        this.triesTold = triesTold;
        this.rsaInput = rsaInput;
    }

    /**
     * Opens it.
     *
     * @throws Refusal {@code TOKEN_REMOVED} if another U-Key has the device's name now
     */
    static SkfSession open(Skf skf, NativeName name, Reference reference, TriesTold triesTold, RsaInput rsaInput)
            throws SkfException, Refusal {
        var device = Device.connect(skf, name);
        try {
            requireSame(device, reference);
            var application =
                    device.open(reference.application()).orElseThrow(() -> Refusal.of(ErrorCode.TOKEN_REMOVED));
            return new SkfSession(skf, reference, device, application, triesTold, rsaInput);
        } catch (SkfException | Refusal e) {
            quietly(device::close);
            throw e;
        }
    }

    private static void requireSame(Device device, Reference reference) throws SkfException, Refusal {
        if (!device.info().serial().equals(reference.serial())) {
            throw Refusal.of(ErrorCode.TOKEN_REMOVED);
        }
    }

    private interface Work<T> {
        T run() throws SkfException, Refusal;
    }

    /**
     * First sees that the U-Key is still the same, since a library may connect a handle with whatever is plugged in by
     * now.
     */
    private <T> T work(Work<T> work) throws Refusal {
        try {
            requireSame(device, reference);
            return work.run();
        } catch (SkfException e) {
            throw refusal(e);
        }
    }

    /** Of a U-Key that was pulled libraries say many things; so it is looked for. */
    private Refusal refusal(SkfException failure) {
        return isPluggedIn() ? failure.toRefusal() : Refusal.of(ErrorCode.TOKEN_REMOVED, failure);
    }

    private boolean isPluggedIn() {
        try {
            return skf.devices().stream().anyMatch(name -> name.text().equals(reference.device()))
                    && device.info().serial().equals(reference.serial());
        } catch (SkfException e) {
            LOG.log(Level.INFO, "the U-Key does not answer", e);
            return false;
        }
    }

    @Override
    public List<KeyEntry> keys() throws Refusal {
        return work(containers::keys);
    }

    @Override
    public PinState pinState() throws Refusal {
        return work(this::readPinState);
    }

    private PinState readPinState() throws SkfException {
        return application.pinState().orElseGet(() -> triesTold.pinState(reference));
    }

    @Override
    public void login(Pin pin, LastTryConsent consent) throws Refusal {
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

    @Override
    public void loginOnKey(LastTryConsent consent) throws Refusal {
        throw Refusal.of(ErrorCode.DRIVER_FAILED);
    }

    /** Libraries do not say whether it is the current PIN or the new one that they find too long or too short. */
    @Override
    public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        var lengths = pinState().lengths();
        if (!lengths.includes(fresh.length())) {
            throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE);
        }
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
        quietly(application::logOut);
    }

    private interface Presenting {
        void run() throws SkfException, Refusal;
    }

    /** Logs out first: a library that is logged in may take any PIN for right. */
    private void presenting(LastTryConsent consent, Presenting presenting) throws Refusal {
        quietly(application::logOut);
        consent.requireFor(pinState());
        try {
            presenting.run();
            triesTold.right(reference);
        } catch (SkfException e) {
            throw afterPin(e);
        }
    }

    private Refusal afterPin(SkfException failure) {
        if (failure.is(SkfException.SAR_PIN_LOCKED)) {
            triesTold.wrong(reference, 0);
            return failure.toRefusal();
        }
        return failure.meansWrongPin() ? wrongPin(failure) : refusal(failure);
    }

    /** The U-Key's own counter says more than what came with the failure. */
    private Refusal wrongPin(SkfException failure) {
        var told = failure.triesLeft();
        if (failure.is(SkfException.SAR_PIN_INCORRECT) && told != null) {
            triesTold.wrong(reference, told);
        }
        var now = pinStateAfter(failure);
        if (now.locked()) {
            return Refusal.of(ErrorCode.PIN_LOCKED, failure);
        }
        var left = now.triesLeft();
        var facts = left == null ? Map.<String, String>of() : Map.of("triesLeft", left.toString());
        return new Refusal(ErrorCode.PIN_INCORRECT, facts, failure);
    }

    private PinState pinStateAfter(SkfException failure) {
        try {
            return readPinState();
        } catch (SkfException e) {
            failure.addSuppressed(e);
            return triesTold.pinState(reference);
        }
    }

    @Override
    public Bytes sign(KeyEntry key, Digest digest) throws Refusal {
        var algorithm = SignatureAlgorithm.forKey(key.certificate().getPublicKey(), digest.algorithm())
                .orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNSUPPORTED));
        try {
            var container = containers.open(key.container());
            if (algorithm == SignatureAlgorithm.SM2_SM3) {
                return container.signSm2(digest.value());
            }
            if (algorithm.isRsa()) {
                return container.signRsa(rsaInput.of(digest));
            }
            throw Refusal.of(ErrorCode.KEY_UNSUPPORTED);
        } catch (SkfException e) {
            throw refusal(e);
        }
    }

    @Override
    public void close() {
        containers.close();
        quietly(application::logOut);
        quietly(application::close);
        quietly(device::close);
    }

    interface Closing {
        void run() throws SkfException;
    }

    /** What cannot be logged out or closed has gone. */
    static void quietly(Closing closing) {
        try {
            closing.run();
        } catch (SkfException e) {
            LOG.log(Level.INFO, "nothing to log out from or to close", e);
        }
    }
}

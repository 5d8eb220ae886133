package signinghelper.token.skf;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.SealCandidates;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenSession;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** An open application of a device. */
final class SkfSession implements TokenSession {
    private static final Logger LOG = System.getLogger(SkfSession.class.getName());

    private final Skf skf;
    private final Reference reference;
    private final Device device;
    private final Application application;
    private final Containers containers;
    private final UserPin userPin;
    private final DeviceLock lock;
    private final RsaInput rsaInput;
    private boolean loggedIn;

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
        this.userPin = new UserPin(application, reference, triesTold);
        this.lock = new DeviceLock(device, skf.file());
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
     * First tests that the U-Key is still the same, since a library may connect a handle with the device that is
     * plugged in now.
     */
    private <T> T work(Work<T> work) throws Refusal {
        try {
            requireSame(device, reference);
            return work.run();
        } catch (SkfException e) {
            throw refusal(e);
        }
    }

    /**
     * Libraries report the removal of a U-Key with many different errors, so the refusal is decided by looking for the
     * device.
     */
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
    public TokenContents contents() throws Refusal {
        return work(containers::contents);
    }

    @Override
    public SealCandidates sealFiles() throws Refusal {
        return work(application::sealFiles);
    }

    @Override
    public PinState pinState() throws Refusal {
        return work(userPin::state);
    }

    @Override
    public void login(Pin pin, LastTryConsent consent) throws Refusal {
        exclusively(() -> userPin.verify(pin, consent));
        loggedIn = true;
    }

    @Override
    public void loginOnKey(LastTryConsent consent) throws Refusal {
        throw Refusal.of(ErrorCode.DRIVER_FAILED);
    }

    @Override
    public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        if (!pinState().lengths().includes(fresh.length())) {
            throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE);
        }
        exclusively(() -> userPin.change(current, fresh, consent));
        lock.release();
    }

    private interface Presenting {
        void run() throws SkfException, Refusal;
    }

    /** Locks the device first; keeps the lock after success, for the login, and releases it after a refusal. */
    private void exclusively(Presenting presenting) throws Refusal {
        loggedIn = false;
        lock.take();
        try {
            work(() -> {
                presenting.run();
                return reference;
            });
        } catch (Refusal refusal) {
            lock.release();
            throw refusal;
        }
    }

    @Override
    public Bytes sign(KeyEntry key, Digest digest) throws Refusal {
        var algorithm = SignatureAlgorithm.forKey(key.certificate().getPublicKey(), digest.algorithm())
                .orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNSUPPORTED));
        lock.beforeDocument();
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
            throw refused(e);
        }
    }

    @Override
    public ContentDecryptor decryptor(KeyEntry key, WrappedKey wrapped, ContentCipher cipher) throws Refusal {
        if (key.use() != KeyEntry.Use.ENCRYPTION || !(wrapped instanceof WrappedKey.Sm2 sm2)) {
            throw Refusal.of(ErrorCode.KEY_UNSUPPORTED);
        }
        if (!loggedIn) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        lock.beforeDocument();
        try {
            var container = containers.open(key.container());
            var failures = new DecryptionFailures(this::refused);
            return new EncryptionPair(skf, container, failures).decryptor(sm2, cipher);
        } catch (SkfException e) {
            throw refused(e);
        }
    }

    /** Tells a logout by another program from other failures. */
    private Refusal refused(SkfException failure) {
        var refusal = refusal(failure);
        var wasLoggedOut = loggedIn
                && failure.is(SkfException.SAR_USER_NOT_LOGGED_IN)
                && refusal.code() != ErrorCode.TOKEN_REMOVED;
        return wasLoggedOut ? Refusal.of(ErrorCode.TOKEN_LOGGED_OUT, failure) : refusal;
    }

    @Override
    public void close() {
        containers.close();
        quietly(application::logOut);
        lock.release();
        quietly(application::close);
        quietly(device::close);
    }

    interface Closing {
        void run() throws SkfException;
    }

    /** A device that cannot be logged out or closed has been removed. */
    static void quietly(Closing closing) {
        try {
            closing.run();
        } catch (SkfException e) {
            LOG.log(Level.INFO, "nothing to log out from or to close", e);
        }
    }
}

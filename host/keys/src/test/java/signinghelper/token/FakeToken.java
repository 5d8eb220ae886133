package signinghelper.token;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.envelope.internal.key.KeyUnwrapping;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A U-Key with software keys, at first the PIN {@value #PIN} and a counter of six tries. */
public final class FakeToken {
    public static final String PIN = "123456";
    private static final int TRIES = 6;

    private final String label;
    private String serial;
    private final Map<KeyEntry, SoftwareKey> keys = new LinkedHashMap<>();
    private final List<Bytes> seals = new ArrayList<>();
    private int filesBehindPin;
    private final List<KeyFault> faults = new ArrayList<>();
    private String pin = PIN;
    private int triesLeft = TRIES;
    private int opened;
    private int closed;
    private int mostOpenAtOnce;
    private int logins;
    private int changes;
    private int signaturesUntilFault = Integer.MAX_VALUE;
    private Fault fault = () -> {};
    private Fault whileEntering = () -> {};
    private Fault whileLoggingIn = () -> {};
    private boolean loggedIn;
    private boolean garbled;
    private boolean typedOnKey;
    private boolean mustChange;

    /** Failure or event in the middle of a call. */
    public interface Fault {
        void happen() throws Refusal;
    }

    public FakeToken(String label) {
        this.label = label;
        this.serial = "serial-of-" + label;
    }

    public FakeToken with(SoftwareKey key, KeyEntry.Use use) {
        keys.put(key.entry(use), key);
        return this;
    }

    public FakeToken with(SoftwareKey.Kind kind) {
        return with(SoftwareKey.make(kind), KeyEntry.Use.SIGNATURE);
    }

    /** It also holds a file that may be a seal. */
    public FakeToken withSeal(byte[] file) {
        seals.add(Bytes.copyOf(file));
        return this;
    }

    /** It also holds files that cannot be read before the login. */
    public FakeToken withFilesBehindPin(int count) {
        filesBehindPin = count;
        return this;
    }

    /** It also holds a certificate whose private key is missing. */
    public FakeToken withCertificateOf(SoftwareKey key) {
        var entry = key.entry(KeyEntry.Use.SIGNATURE);
        keys.put(new KeyEntry("alone", entry.use(), entry.certificate(), ErrorCode.KEY_ABSENT), key);
        return this;
    }

    /** It also holds a key whose certificate is stored in another form. */
    public FakeToken withCertificateAs(StoredCertificate.Form form, SoftwareKey key) {
        var entry = key.entry(KeyEntry.Use.SIGNATURE);
        keys.put(new KeyEntry(entry.container(), entry.use(), entry.certificate(), null, form), key);
        return this;
    }

    /** It also holds a key that its driver cannot sign with. */
    public FakeToken withUnsupported(SoftwareKey key) {
        var entry = key.entry(KeyEntry.Use.SIGNATURE);
        keys.put(new KeyEntry("unsupported", entry.use(), entry.certificate(), ErrorCode.KEY_UNSUPPORTED), key);
        return this;
    }

    /** Its driver tells no serial number, as of a store of certificates. */
    public FakeToken withoutSerial() {
        serial = "";
        return this;
    }

    /** It says that this is its serial number. */
    public FakeToken withSerial(String serial) {
        this.serial = serial;
        return this;
    }

    /** It also holds an object that makes no key. */
    public FakeToken with(KeyFault faulty) {
        faults.add(faulty);
        return this;
    }

    /** Makes its signatures those of some other content from now on. */
    public FakeToken garbled() {
        garbled = true;
        return this;
    }

    /** Its PIN has been used up. */
    public FakeToken locked() {
        triesLeft = 0;
        return this;
    }

    /** It is pulled out after {@code signatures}. */
    public FakeToken removedAfter(int signatures) {
        return failingAfter(signatures, () -> {
            throw Refusal.of(ErrorCode.TOKEN_REMOVED);
        });
    }

    /** The signature after {@code signatures} fails. */
    public FakeToken failingAfter(int signatures, Fault how) {
        signaturesUntilFault = signatures;
        fault = how;
        return this;
    }

    /** Its PIN is entered on itself, and meanwhile this happens. */
    public FakeToken typedOnKey(Fault meanwhile) {
        typedOnKey = true;
        whileEntering = meanwhile;
        return this;
    }

    /** This happens before a PIN is presented. */
    public FakeToken whileLoggingIn(Fault meanwhile) {
        whileLoggingIn = meanwhile;
        return this;
    }

    /** It does nothing before its PIN is changed. */
    public FakeToken mustChange() {
        mustChange = true;
        return this;
    }

    /** Returns the number of requests to change its PIN, successful or not. */
    public synchronized int changes() {
        return changes;
    }

    /** Returns the number of presented PINs, right or wrong. */
    public synchronized int logins() {
        return logins;
    }

    public synchronized int triesLeft() {
        return triesLeft;
    }

    /** Returns true when no session is open and no login is active. */
    public synchronized boolean isLeftAlone() {
        return opened == closed && !loggedIn;
    }

    public synchronized int mostOpenAtOnce() {
        return mostOpenAtOnce;
    }

    TokenInfo info(String driver) {
        return new TokenInfo(driver, label, label, serial, pinState());
    }

    String reference() {
        return label;
    }

    private synchronized PinState pinState() {
        var counted = PinState.counted(triesLeft, TRIES, false);
        return new PinState(
                triesLeft, TRIES, counted.lastTry(), counted.locked(), false, mustChange, typedOnKey, PinLengths.USUAL);
    }

    synchronized TokenSession open() {
        opened++;
        mostOpenAtOnce = Math.max(mostOpenAtOnce, opened - closed);
        return new Session();
    }

    private synchronized void login(byte[] pin, LastTryConsent consent) throws Refusal {
        consent.requireFor(pinState());
        logins++;
        if (!new String(pin, StandardCharsets.US_ASCII).equals(this.pin + "\0")) {
            triesLeft--;
            throw new Refusal(ErrorCode.PIN_INCORRECT, Map.of("triesLeft", Integer.toString(triesLeft)));
        }
        triesLeft = TRIES;
        loggedIn = true;
    }

    private synchronized void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        changes++;
        if (!pinState().lengths().includes(fresh.length())) {
            throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE);
        }
        login(current.toNulTerminated(), consent);
        loggedIn = false;
        mustChange = false;
        pin = new String(fresh.toNulTerminated(), StandardCharsets.US_ASCII).trim();
    }

    private synchronized Bytes sign(KeyEntry key, Digest digest) throws Refusal {
        var found = keys.get(key);
        if (!loggedIn || found == null) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        if (signaturesUntilFault-- == 0) {
            fault.happen();
        }
        var value = digest.value().toArray();
        value[0] ^= (byte) (garbled ? 1 : 0);
        return found.sign(new Digest(digest.algorithm(), Bytes.copyOf(value)));
    }

    private synchronized ContentDecryptor decryptor(KeyEntry key, WrappedKey wrapped, ContentCipher cipher)
            throws Refusal {
        var found = keys.get(key);
        if (!loggedIn || found == null) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        var length = cipher.algorithm().keyLength();
        return KeyedDecryptor.begin(KeyUnwrapping.unwrap(found.privateKey(), wrapped, length), cipher);
    }

    private synchronized void close() {
        closed++;
        loggedIn = false;
    }

    private final class Session implements TokenSession {
        @Override
        public TokenContents contents() {
            return new TokenContents(List.copyOf(keys.keySet()), faults);
        }

        @Override
        public SealCandidates sealFiles() {
            return new SealCandidates(seals, filesBehindPin);
        }

        @Override
        public PinState pinState() {
            return FakeToken.this.pinState();
        }

        @Override
        public void login(Pin pin, LastTryConsent consent) throws Refusal {
            whileLoggingIn.happen();
            FakeToken.this.login(pin.toNulTerminated(), consent);
        }

        @Override
        public void loginOnKey(LastTryConsent consent) throws Refusal {
            whileEntering.happen();
            FakeToken.this.login((pin + "\0").getBytes(StandardCharsets.US_ASCII), consent);
        }

        @Override
        public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
            FakeToken.this.changePin(current, fresh, consent);
        }

        @Override
        public Bytes sign(KeyEntry key, Digest digest) throws Refusal {
            return FakeToken.this.sign(key, digest);
        }

        @Override
        public ContentDecryptor decryptor(KeyEntry key, WrappedKey wrapped, ContentCipher cipher) throws Refusal {
            return FakeToken.this.decryptor(key, wrapped, cipher);
        }

        @Override
        public void close() {
            FakeToken.this.close();
        }
    }
}

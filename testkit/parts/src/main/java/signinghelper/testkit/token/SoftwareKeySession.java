package signinghelper.testkit.token;

import org.bouncycastle.crypto.CryptoException;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.envelope.internal.key.KeyUnwrapping;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.KeyedDecryptor;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.SealCandidates;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Map;

/** An open software U-Key. Reads its files anew for every call, as a real one is asked anew. */
final class SoftwareKeySession implements TokenSession {
    private static final long SLOW_MILLISECONDS = 100;

    private final SoftwareKeyFolder folder;
    private boolean loggedIn;

    SoftwareKeySession(SoftwareKeyFolder folder) {
        this.folder = folder;
    }

    @Override
    public TokenContents contents() throws Refusal {
        requirePluggedIn();
        try {
            var keys = new ArrayList<KeyEntry>();
            var faults = new ArrayList<KeyFault>();
            for (var key : folder.read().keys()) {
                try {
                    keys.add(new KeyEntry(key.name(), key.use(), folder.certificate(key.name())));
                } catch (CertificateException e) {
                    faults.add(new KeyFault(key.name(), key.use(), ErrorCode.CERTIFICATE_UNREADABLE));
                }
            }
            return new TokenContents(keys, faults);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    @Override
    public SealCandidates sealFiles() throws Refusal {
        requirePluggedIn();
        try {
            return new SealCandidates(folder.seals(), 0);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    @Override
    public PinState pinState() throws Refusal {
        requirePluggedIn();
        try {
            return folder.read().pinState();
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    @Override
    public void login(Pin pin, LastTryConsent consent) throws Refusal {
        requirePluggedIn();
        loggedIn = false;
        try {
            loggedIn = folder.exclusively(() -> spendsATryOn(pin, consent));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
        if (!loggedIn) {
            throw wrongPin(pinState());
        }
    }

    /** It has no keys of its own to type on. */
    @Override
    public void loginOnKey(LastTryConsent consent) throws Refusal {
        throw Refusal.of(ErrorCode.DRIVER_FAILED);
    }

    @Override
    public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        if (!pinState().lengths().includes(fresh.length())) {
            throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE);
        }
        login(current, consent);
        loggedIn = false;
        try {
            var unused = folder.exclusively(() -> {
                folder.write(folder.read().withPin(PinHash.of(fresh.toNulTerminated())));
                return true;
            });
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    /** The try is spent before the PIN is looked at, so that ending the process at the right moment gains nothing. */
    private boolean spendsATryOn(Pin pin, LastTryConsent consent) throws IOException, Refusal {
        var before = folder.read();
        consent.requireFor(before.pinState());
        folder.write(before.withTriesLeft(before.triesLeft() - 1));
        var right = before.pin().matches(pin.toNulTerminated());
        if (right) {
            folder.write(before.withTriesLeft(before.triesMaximum()));
        }
        return right;
    }

    private static Refusal wrongPin(PinState after) {
        return after.locked()
                ? Refusal.of(ErrorCode.PIN_LOCKED)
                : new Refusal(ErrorCode.PIN_INCORRECT, Map.of("triesLeft", String.valueOf(after.triesLeft())));
    }

    @Override
    public Bytes sign(KeyEntry key, Digest digest) throws Refusal {
        requirePluggedIn();
        var algorithm = SignatureAlgorithm.forKey(key.certificate().getPublicKey(), digest.algorithm())
                .orElseThrow(() -> Refusal.of(ErrorCode.DRIVER_FAILED));
        if (!loggedIn || key.use() != KeyEntry.Use.SIGNATURE) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
        takeTime();
        try {
            var privateKey = folder.privateKey(key.container());
            return Bytes.copyOf(RawSigner.sign(algorithm, privateKey, digest));
        } catch (IOException | CryptoException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    @Override
    public ContentDecryptor decryptor(KeyEntry key, WrappedKey wrapped, ContentCipher cipher) throws Refusal {
        requirePluggedIn();
        if (!loggedIn) {
            throw Refusal.of(ErrorCode.TOKEN_LOGGED_OUT);
        }
        takeTime();
        try {
            var privateKey = folder.providerKey(key.container());
            var length = cipher.algorithm().keyLength();
            return KeyedDecryptor.begin(KeyUnwrapping.unwrap(privateKey, wrapped, length), cipher);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    private void takeTime() throws Refusal {
        if (folder.isSlow()) {
            try {
                Thread.sleep(SLOW_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
            }
        }
    }

    private void requirePluggedIn() throws Refusal {
        if (!folder.isPluggedIn()) {
            loggedIn = false;
            throw Refusal.of(ErrorCode.TOKEN_REMOVED);
        }
    }

    @Override
    public void close() {
        loggedIn = false;
    }
}

package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenSession;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** An open session with one token. */
final class Pkcs11Session implements TokenSession {
    private static final Logger LOG = System.getLogger(Pkcs11Session.class.getName());

    private final Cryptoki cryptoki;
    private final SunProviders providers;
    private final Reference token;
    private final long session;
    private @Nullable KeySigner signer;
    private boolean loggedIn;

    /** Opens it. */
    Pkcs11Session(Cryptoki cryptoki, SunProviders providers, Reference token) throws CryptokiException, Refusal {
        this.cryptoki = cryptoki;
        this.providers = providers;
        this.token = token;
        requirePresent();
        this.session = cryptoki.openSession(token.slot());
    }

    private TokenState requirePresent() throws CryptokiException, Refusal {
        return cryptoki.token(token.slot())
                .filter(state -> state.serial().equals(token.serial()))
                .orElseThrow(() -> Refusal.of(ErrorCode.TOKEN_REMOVED));
    }

    @Override
    public TokenContents contents() throws Refusal {
        try {
            return KeyReader.read(cryptoki.objects(session));
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    /** Asks the session as well, which does not outlive a token that was pulled and plugged in again. */
    @Override
    public PinState pinState() throws Refusal {
        return state().pinState();
    }

    private TokenState state() throws Refusal {
        try {
            var unused = cryptoki.isLoggedIn(session);
            return requirePresent();
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    @Override
    public void login(Pin pin, LastTryConsent consent) throws Refusal {
        presenting(consent, () -> cryptoki.login(session, pin));
        loggedIn = true;
    }

    @Override
    public void loginOnKey(LastTryConsent consent) throws Refusal {
        presenting(consent, () -> cryptoki.loginOnToken(session));
        loggedIn = true;
    }

    /**
     * Logs in before {@code C_SetPIN}: NSS requires it, and opencryptoki would otherwise see no private key until the
     * process ends. So a wrong PIN is refused by the login and uses one try.
     */
    @Override
    public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        if (!pinState().lengths().includes(fresh.length())) {
            throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE);
        }
        presenting(consent, () -> cryptoki.loginToChange(session, current));
        try {
            cryptoki.setPin(token.slot(), current, fresh);
        } catch (CryptokiException e) {
            throw told(notChanged(e));
        } finally {
            quietly(() -> cryptoki.logout(session));
        }
    }

    private static Refusal notChanged(CryptokiException cause) {
        return cause.meansUnacceptablePin() ? Refusal.of(ErrorCode.PIN_UNACCEPTABLE, cause) : cause.toRefusal();
    }

    private interface Presenting {
        void run() throws CryptokiException;
    }

    /** Logs out first: a library that is logged in may accept any PIN as correct. */
    private void presenting(LastTryConsent consent, Presenting presenting) throws Refusal {
        closeSigner();
        loggedIn = false;
        TokenState before;
        try {
            cryptoki.logout(session);
            before = state();
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
        consent.requireFor(before.pinState());
        try {
            presenting.run();
        } catch (CryptokiException e) {
            throw isSpent(before, e) ? wrongPin(e) : told(e.toRefusal());
        }
    }

    /** Some libraries return their own values for a wrong PIN; the token's flags are standard. */
    private boolean isSpent(TokenState before, CryptokiException failure) throws Refusal {
        return !failure.meansAbsent() && state().isLowerThan(before);
    }

    private Refusal told(Refusal refusal) throws Refusal {
        return refusal.code() == ErrorCode.PIN_INCORRECT ? wrongPin(refusal) : refusal;
    }

    private Refusal wrongPin(Exception cause) throws Refusal {
        var now = pinState();
        if (now.locked()) {
            return Refusal.of(ErrorCode.PIN_LOCKED, cause);
        }
        var facts = now.lastTry() ? Map.of("lastTry", "true") : Map.<String, String>of();
        return new Refusal(ErrorCode.PIN_INCORRECT, facts, cause);
    }

    @Override
    public Bytes sign(KeyEntry key, Digest digest) throws Refusal {
        try {
            var ready = signer;
            if (ready == null) {
                requireLogin();
                ready = new KeySigner(
                        new PrivateKeys(cryptoki.objects(session)),
                        new CryptokiSigner(cryptoki, session),
                        SunSigner.forTokenLoggedIn(providers.of(token.slot())));
                signer = ready;
            }
            return ready.sign(key, digest);
        } catch (CryptokiException e) {
            throw e.is(CryptokiException.CKR_USER_NOT_LOGGED_IN) ? notLoggedIn() : e.toRefusal();
        } catch (GeneralSecurityException | ProviderException e) {
            throw notSigned(e);
        }
    }

    @Override
    public ContentDecryptor decryptor(KeyEntry key, WrappedKey wrapped, ContentCipher cipher) throws Refusal {
        try {
            requireLogin();
            var privateKey = new PrivateKeys(cryptoki.objects(session)).of(key);
            return new KeyTransport(cryptoki, token.slot(), privateKey.handle()).decryptor(wrapped, cipher);
        } catch (CryptokiException e) {
            throw e.is(CryptokiException.CKR_USER_NOT_LOGGED_IN) ? notLoggedIn() : e.toRefusal();
        }
    }

    /**
     * SunPKCS11 distinguishes a removed token from a failing one only in its message text, so the token itself is
     * asked.
     */
    private Refusal notSigned(Exception failure) throws Refusal {
        pinState();
        try {
            return saysNotLoggedIn(failure) || !cryptoki.isLoggedIn(session)
                    ? notLoggedIn()
                    : Refusal.of(ErrorCode.DRIVER_FAILED, failure);
        } catch (CryptokiException e) {
            return e.toRefusal();
        }
    }

    /** Some libraries still report a session as logged in after its card was reset. */
    private static boolean saysNotLoggedIn(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .anyMatch(message -> message != null && message.contains("CKR_USER_NOT_LOGGED_IN"));
    }

    private void requireLogin() throws CryptokiException, Refusal {
        if (!cryptoki.isLoggedIn(session)) {
            throw notLoggedIn();
        }
    }

    /** Only another program can have ended the login. */
    private Refusal notLoggedIn() {
        return Refusal.of(loggedIn ? ErrorCode.TOKEN_LOGGED_OUT : ErrorCode.DRIVER_FAILED);
    }

    private void closeSigner() {
        var old = signer;
        signer = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        closeSigner();
        quietly(() -> cryptoki.logout(session));
        cryptoki.closeQuietly(session);
    }

    private static void quietly(Presenting call) {
        try {
            call.run();
        } catch (CryptokiException e) {
            LOG.log(Level.INFO, "could not log out and close", e);
        }
    }
}

package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.Bytes;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Digest;
import signinghelper.token.KeyEntry;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** An open session with one token. */
final class Pkcs11Session implements TokenSession {
    private static final Logger LOG = System.getLogger(Pkcs11Session.class.getName());

    private final Cryptoki cryptoki;
    private final SunProviders providers;
    private final Reference token;
    private final long session;
    private final Set<KeyEntry> keysWithoutFurtherPin = new HashSet<>();
    private @Nullable SunSigner signer;

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
    public List<KeyEntry> keys() throws Refusal {
        try {
            return reader().read();
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    private KeyReader reader() {
        return new KeyReader(cryptoki.objects(session));
    }

    /** Asks the session as well, which does not outlive a token that was pulled and plugged in again. */
    @Override
    public PinState pinState() throws Refusal {
        try {
            var unused = cryptoki.isLoggedIn(session);
            return requirePresent().pinState();
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    @Override
    public void login(Pin pin, LastTryConsent consent) throws Refusal {
        presenting(consent, () -> cryptoki.login(session, pin), CryptokiException::toRefusal);
    }

    @Override
    public void loginOnKey(LastTryConsent consent) throws Refusal {
        presenting(consent, () -> cryptoki.loginOnToken(session), CryptokiException::toRefusal);
    }

    @Override
    public void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal {
        if (!pinState().lengths().includes(fresh.length())) {
            throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE);
        }
        presenting(consent, () -> cryptoki.setPin(token.slot(), current, fresh), Pkcs11Session::notChanged);
    }

    private static Refusal notChanged(CryptokiException cause) {
        return cause.meansUnacceptablePin() ? Refusal.of(ErrorCode.PIN_UNACCEPTABLE, cause) : cause.toRefusal();
    }

    private interface Presenting {
        void run() throws CryptokiException;
    }

    /** Logs out first: a library that is logged in may take any PIN for right. */
    private void presenting(LastTryConsent consent, Presenting presenting, Function<CryptokiException, Refusal> failure)
            throws Refusal {
        closeSigner();
        try {
            cryptoki.logout(session);
            consent.requireFor(pinState());
            presenting.run();
        } catch (CryptokiException e) {
            var refusal = failure.apply(e);
            throw refusal.code() == ErrorCode.PIN_INCORRECT ? wrongPin(e) : refusal;
        }
    }

    private Refusal wrongPin(CryptokiException cause) throws Refusal {
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
                ready = SunSigner.forTokenLoggedIn(providers.of(token.slot()));
                signer = ready;
            }
            requireNoFurtherPin(key);
            return ready.sign(key, digest);
        } catch (CryptokiException e) {
            throw e.toRefusal();
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            // SunPKCS11 tells a token that has gone from one that fails only in words; the token itself is asked.
            pinState();
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    private void requireLogin() throws CryptokiException, Refusal {
        if (!cryptoki.isLoggedIn(session)) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED);
        }
    }

    /** SunPKCS11 cannot present a PIN between the two calls of a signature, and no try is spent on finding that out. */
    private void requireNoFurtherPin(KeyEntry key) throws CryptokiException, Refusal {
        if (!keysWithoutFurtherPin.contains(key)) {
            if (reader().wantsPinEachTime(key)) {
                throw Refusal.of(ErrorCode.KEY_WANTS_PIN_EACH_TIME);
            }
            keysWithoutFurtherPin.add(key);
        }
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
        quietly(() -> cryptoki.closeSession(session));
    }

    private static void quietly(Presenting call) {
        try {
            call.run();
        } catch (CryptokiException e) {
            LOG.log(Level.INFO, "could not log out and close", e);
        }
    }
}

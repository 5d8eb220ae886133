package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.portal.Bytes;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Digest;
import signinghelper.token.KeyEntry;
import signinghelper.token.Pin;
import signinghelper.token.PinState;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.List;
import java.util.Map;

/** An open session with one token. */
final class Pkcs11Session implements TokenSession {
    private static final Logger LOG = System.getLogger(Pkcs11Session.class.getName());

    private final Cryptoki cryptoki;
    private final SunProviders providers;
    private final Reference token;
    private final long session;
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
            return new KeyReader(cryptoki.objects(session)).read();
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    @Override
    public PinState pinState() throws Refusal {
        try {
            return requirePresent().pinState();
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    @Override
    public void login(Pin pin) throws Refusal {
        presenting(() -> cryptoki.login(session, pin));
    }

    @Override
    public void loginOnKey() throws Refusal {
        presenting(() -> cryptoki.loginOnToken(session));
    }

    /** The token tells a PIN of the wrong length from a wrong one, but not which of the two it means. */
    @Override
    public void changePin(Pin current, Pin fresh) throws Refusal {
        if (!pinState().lengths().includes(fresh.length())) {
            throw Refusal.of(ErrorCode.PIN_UNACCEPTABLE);
        }
        presenting(() -> cryptoki.setPin(token.slot(), current, fresh));
    }

    private interface Presenting {
        void run() throws CryptokiException;
    }

    /** Logs out first: a library that is logged in may take any PIN for right. */
    private void presenting(Presenting presenting) throws Refusal {
        if (pinState().locked()) {
            throw Refusal.of(ErrorCode.PIN_LOCKED);
        }
        signer = null;
        try {
            cryptoki.logout(session);
            presenting.run();
        } catch (CryptokiException e) {
            throw e.meansWrongPin() ? wrongPin(e) : e.toRefusal();
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
            if (signer == null) {
                signer = SunSigner.forTokenLoggedIn(providers.of(token.slot()));
            }
            return signer.sign(key, digest);
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            signer = null;
            providers.forget(token.slot());
            // SunPKCS11 tells a token that has gone from one that fails only in words; the token itself is asked.
            pinState();
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }

    @Override
    public void close() {
        signer = null;
        try {
            cryptoki.logout(session);
            cryptoki.closeSession(session);
        } catch (CryptokiException e) {
            LOG.log(Level.INFO, "could not log out", e);
        }
    }
}

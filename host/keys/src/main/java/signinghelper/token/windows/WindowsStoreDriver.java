package signinghelper.token.windows;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.PinLengths;
import signinghelper.token.PinState;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.util.List;

/**
 * The user's own certificates in Windows, presented as a U-Key. Windows asks for the PIN in a window of the key's
 * provider, when signing or decrypting.
 */
public final class WindowsStoreDriver implements TokenDriver {

    /** Source of the keys. */
    public interface Store {
        /** Opens the store anew, so that it contains U-Keys that were plugged in since. */
        KeyStore open() throws GeneralSecurityException, IOException;

        /** Returns the provider that signs with {@code key} of {@code opened}. */
        default Provider signer(KeyStore opened, PrivateKey key) {
            return opened.getProvider();
        }

        /** Returns what decrypts with the keys. */
        default RsaDecryption decryption() {
            return new StoredKeys(WindowsLibraries.load());
        }
    }

    private static final String REFERENCE = "MY";
    private static final PinState ASKED_FOR_BY_WINDOWS =
            new PinState(null, null, false, false, null, false, true, PinLengths.USUAL);

    private final String name;
    private final Store store;

    public WindowsStoreDriver(String name, Store store) {
        this.name = name;
        this.store = store;
    }

    /** Creates the driver for the store {@code MY} of the logged-in user. Only on Windows. */
    public static WindowsStoreDriver ofCurrentUser(String name) {
        return new WindowsStoreDriver(name, () -> {
            var keys = KeyStore.getInstance("Windows-MY", "SunMSCAPI");
            keys.load(null, null);
            return keys;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        var token = new TokenInfo(name, REFERENCE, "Windows", "", ASKED_FOR_BY_WINDOWS);
        return open().keys().isEmpty() ? List.of() : List.of(token);
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        return open();
    }

    private WindowsStoreSession open() throws Refusal {
        try {
            return new WindowsStoreSession(store, store.open(), ASKED_FOR_BY_WINDOWS);
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
        }
    }
}

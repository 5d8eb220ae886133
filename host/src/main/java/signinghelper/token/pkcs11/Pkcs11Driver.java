package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.TokenWatch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** U-Keys behind one PKCS#11 library. For the bridge: whatever the library does happens to this process. */
public final class Pkcs11Driver implements TokenDriver {
    private final String name;
    private final Path library;
    private final SunProviders providers;
    private @Nullable Cryptoki loaded;
    private @Nullable SlotEvents events;

    /**
     * Loads nothing yet.
     *
     * @param library absolute path
     */
    public Pkcs11Driver(String name, Path library) {
        this.name = name;
        this.library = library;
        this.providers = new SunProviders(library);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<TokenInfo> list() throws Refusal {
        try {
            var found = new ArrayList<TokenInfo>();
            for (var slot : cryptoki().slots()) {
                cryptoki()
                        .token(slot)
                        .filter(TokenState::isInitialized)
                        .ifPresent(state -> found.add(describe(slot, state)));
            }
            return List.copyOf(found);
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    private TokenInfo describe(long slot, TokenState state) {
        return new TokenInfo(
                name, new Reference(slot, state.serial()).toString(), state.label(), state.serial(), state.pinState());
    }

    @Override
    public TokenSession open(TokenInfo token) throws Refusal {
        try {
            return new Pkcs11Session(cryptoki(), providers, Reference.parse(token.reference()));
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    @Override
    public Optional<TokenWatch> watch(Runnable changed) throws Refusal {
        try {
            var running = events == null ? new SlotEvents(cryptoki()) : events;
            events = running;
            return running.watch(changed);
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    private Cryptoki cryptoki() throws CryptokiException, Refusal {
        var cryptoki = loaded;
        if (cryptoki == null) {
            try {
                cryptoki = Cryptoki.load(library);
            } catch (UnsatisfiedLinkError e) {
                throw Refusal.of(ErrorCode.DRIVER_FAILED, e);
            }
            loaded = cryptoki;
        }
        return cryptoki;
    }
}

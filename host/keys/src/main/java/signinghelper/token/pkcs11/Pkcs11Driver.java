package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Listed;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.TokenWatch;
import signinghelper.token.library.MissingLibrary;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Driver for U-Keys behind one PKCS#11 library. Runs in the bridge, because a crash of the library ends its process.
 */
public final class Pkcs11Driver implements TokenDriver {
    private static final Logger LOG = System.getLogger(Pkcs11Driver.class.getName());

    private final String name;
    private final Path library;
    private final SunProviders providers;
    private @Nullable Cryptoki loaded;
    private @Nullable SlotEvents events;

    /**
     * Creates the driver without loading the library.
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
        return look().tokens();
    }

    @Override
    public Listed look() throws Refusal {
        try {
            return describe(cryptoki());
        } catch (CryptokiException e) {
            throw e.toRefusal();
        }
    }

    /** Reports an unreadable slot as a fault; the others are still listed. */
    private Listed describe(Cryptoki cryptoki) throws CryptokiException, Refusal {
        var found = new ArrayList<TokenInfo>();
        var faults = new ArrayList<TokenFault>();
        for (var slot : slots(cryptoki)) {
            try {
                cryptoki.token(slot).filter(TokenState::isUKey).ifPresent(state -> found.add(describe(slot, state)));
            } catch (CryptokiException e) {
                LOG.log(Level.WARNING, "slot " + slot + " cannot be read", e);
                faults.add(new TokenFault(name, cryptoki.slotName(slot)));
            }
        }
        if (found.isEmpty() && !faults.isEmpty()) {
            throw faults.get(0).toRefusal();
        }
        return new Listed(found, faults);
    }

    private static List<Long> slots(Cryptoki cryptoki) throws CryptokiException, Refusal {
        try {
            return cryptoki.slots();
        } catch (CryptokiException e) {
            throw withoutReader(e);
        }
    }

    private static Refusal withoutReader(CryptokiException failure) throws CryptokiException {
        if (failure.meansNoReader()) {
            return Refusal.of(ErrorCode.READER_UNAVAILABLE, failure);
        }
        throw failure;
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
            } catch (CryptokiException e) {
                // A library whose own settings name no connector refuses our arguments, which are the standard's.
                throw e.is(CryptokiException.CKR_ARGUMENTS_BAD)
                        ? Refusal.of(ErrorCode.READER_UNAVAILABLE, e)
                        : withoutReader(e);
            } catch (UnsatisfiedLinkError e) {
                throw MissingLibrary.refusal(library, e);
            }
            loaded = cryptoki;
        }
        return cryptoki;
    }
}

package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.Usability;
import signinghelper.clock.TimeSource;
import signinghelper.prompt.OfferedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.Tokens;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The keys that a window offers: all of them, the usable ones first. */
public final class KeyOffer {
    private final Tokens tokens;
    private final TimeSource time;

    public KeyOffer(Tokens tokens, TimeSource time) {
        this.tokens = tokens;
        this.time = time;
    }

    /** Says of a key why it cannot be used for the purpose at hand; null where it can. */
    interface Objection {
        @Nullable
        Refusal to(HeldKey key);
    }

    /**
     * Keys of one use.
     *
     * @throws Refusal {@code TOKEN_ABSENT}, or {@code CERTIFICATE_ABSENT} where no U-Key holds one of that use
     */
    List<OfferedKey> of(KeyEntry.Use use) throws Refusal {
        return of(use, key -> null);
    }

    /** The same, with one more objection of the command's own. */
    List<OfferedKey> of(KeyEntry.Use use, Objection objection) throws Refusal {
        return of(use, key -> true, objection);
    }

    /** The same, of the keys that are {@code wanted} alone. */
    List<OfferedKey> of(KeyEntry.Use use, Predicate<HeldKey> wanted, Objection objection) throws Refusal {
        var now = time.now();
        var offered = tokens.keys().stream()
                .filter(key -> key.isFor(use) && wanted.test(key))
                .map(key -> Usability.obstacle(key, now)
                        .map(code -> new OfferedKey(key, Refusal.of(code)))
                        .orElseGet(() -> new OfferedKey(key, objection.to(key))))
                .sorted(Comparator.comparing(OfferedKey::isUsable).reversed())
                .toList();
        if (offered.isEmpty()) {
            throw Refusal.of(ErrorCode.CERTIFICATE_ABSENT);
        }
        return offered;
    }
}

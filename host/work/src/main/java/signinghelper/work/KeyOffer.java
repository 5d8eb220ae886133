package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.RevocationWatch;
import signinghelper.certificate.Usability;
import signinghelper.certificate.Validity;
import signinghelper.clock.ClockOffset;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.profile.HolderSource;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.OfferedKeys;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenFault;
import signinghelper.token.plugged.Tokens;
import signinghelper.token.plugged.UKeys;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Keys that a window offers: every key, the usable ones first. */
public final class KeyOffer {
    private static final int MOST_ATTEMPTS = 3;

    private final Tokens tokens;
    private final TimeSource time;
    private final RevocationWatch revocation;
    private final HolderSource holders;

    public KeyOffer(Tokens tokens, TimeSource time, RevocationWatch revocation, HolderSource holders) {
        this.tokens = tokens;
        this.time = time;
        this.revocation = revocation;
        this.holders = holders;
    }

    /** Returns the reason why a key cannot be used for the present purpose; null when it can. */
    interface Objection {
        @Nullable
        Refusal to(HeldKey key);
    }

    /**
     * Returns the keys that can sign.
     *
     * @param objection additional one of the command
     * @throws Refusal {@code CLOCK_WRONG} when the computer's clock is contradicted and no better time is known; and as
     *     {@link #of(KeyEntry.Use)}
     */
    OfferedKeys toSign(Objection objection) throws Refusal {
        return toSign(key -> true, objection);
    }

    /** Returns the keys that can sign, limited to the {@code wanted} ones. */
    OfferedKeys toSign(Predicate<HeldKey> wanted, Objection objection) throws Refusal {
        var contradiction = time.contradiction();
        if (contradiction.isPresent()) {
            throw new Refusal(ErrorCode.CLOCK_WRONG, Map.of("offset", ClockOffset.text(contradiction.get())));
        }
        return of(new Wish(
                key -> key.isFor(KeyEntry.Use.SIGNATURE) && wanted.test(key),
                objection,
                true,
                Refusal.of(ErrorCode.CERTIFICATE_ABSENT)));
    }

    /**
     * Returns the keys that can open envelopes, of either use. One whose certificate has ended or was revoked still
     * opens what was encrypted before.
     *
     * @param absent refusal where none is wanted and every U-Key can be read
     * @throws Refusal as {@link #of(KeyEntry.Use)}, with {@code absent}
     */
    OfferedKeys toOpen(Predicate<HeldKey> wanted, Objection objection, Refusal absent) throws Refusal {
        return of(new Wish(wanted, objection, false, absent));
    }

    /**
     * Returns the keys of one use.
     *
     * @throws Refusal {@code TOKEN_ABSENT}; {@code CERTIFICATE_ABSENT} when no U-Key has one of that use. If a
     *     certificate or U-Key cannot be read, its code instead
     */
    OfferedKeys of(KeyEntry.Use use) throws Refusal {
        return of(new Wish(key -> key.isFor(use), key -> null, true, Refusal.of(ErrorCode.CERTIFICATE_ABSENT)));
    }

    /**
     * Keys that are wanted.
     *
     * @param objection further one of the command
     * @param isJudged true when validity and revocation of the certificate count
     */
    private record Wish(Predicate<HeldKey> wanted, Objection objection, boolean isJudged, Refusal absent) {}

    private OfferedKeys of(Wish wish) throws Refusal {
        var contents = tokens.contents();
        var offered = offered(contents.keys(), wish);
        if (offered.isEmpty()) {
            throw absence(contents, wish);
        }
        var seen = offered.stream().map(key -> key.held().token()).distinct().toList();
        return new OfferedKeys(offered, listener -> tokens.watch(seen, change -> listener.accept(listNow(wish))));
    }

    /** An unreadable certificate or U-Key may be the missing one. */
    private static Refusal absence(UKeys contents, Wish wish) {
        return contents.faults().stream()
                .map(KeyFault::code)
                .filter(code -> code != ErrorCode.KEY_ABSENT)
                .map(Refusal::of)
                .findFirst()
                .or(() -> contents.unreadable().stream()
                        .map(TokenFault::toRefusal)
                        .findFirst())
                .orElse(wish.absent());
    }

    /**
     * Returns no keys when nothing can be read, even after a short wait: a U-Key that was just plugged in may need one.
     */
    private List<OfferedKey> listNow(Wish wish) {
        for (var attempt = 1; ; attempt++) {
            try {
                return offered(tokens.keys(), wish);
            } catch (Refusal refusal) {
                if (refusal.code() == ErrorCode.TOKEN_ABSENT || attempt == MOST_ATTEMPTS || !isRested()) {
                    return List.of();
                }
            }
        }
    }

    private static boolean isRested() {
        try {
            TimeUnit.SECONDS.sleep(1);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<OfferedKey> offered(List<HeldKey> keys, Wish wish) {
        var now = time.now();
        var rules = holders.rules();
        var fitting = keys.stream().filter(wish.wanted()).toList();
        if (wish.isJudged()) {
            revocation.ask(fitting.stream().map(key -> key.key().certificate()).toList());
        }
        return fitting.stream()
                .map(key -> obstacle(key, wish, now)
                        .map(code -> OfferedKey.of(key, rules, Refusal.of(code)))
                        .orElseGet(
                                () -> OfferedKey.of(key, rules, wish.objection().to(key)))
                        .toRenewIn(daysToRenew(key, now)))
                .sorted(Comparator.comparing(OfferedKey::isUsable).reversed())
                .toList();
    }

    /** Counts no days by a clock that is contradicted. */
    private OptionalLong daysToRenew(HeldKey key, KnownTime now) {
        return time.contradiction().isPresent()
                ? OptionalLong.empty()
                : Validity.daysToRenew(key.key().certificate(), now);
    }

    private Optional<ErrorCode> obstacle(HeldKey key, Wish wish, KnownTime now) {
        if (!wish.isJudged()) {
            return Usability.obstacleOfKey(key);
        }
        return Usability.obstacle(key, now)
                .or(() -> revocation.obstacle(key.key().certificate()));
    }

    /**
     * Refuses a key that its CA is known to have revoked by now. Waits for no answer.
     *
     * @throws Refusal {@code CERTIFICATE_REVOKED} or {@code CERTIFICATE_ON_HOLD}
     */
    void requireNotRevoked(HeldKey key) throws Refusal {
        var obstacle = revocation.obstacle(key.key().certificate());
        if (obstacle.isPresent()) {
            throw Refusal.of(obstacle.get());
        }
    }
}

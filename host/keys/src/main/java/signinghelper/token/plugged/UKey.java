package signinghelper.token.plugged;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenContents;
import signinghelper.token.TokenInfo;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Plugged-in U-Key, as one driver or several see it.
 *
 * @param token the kept way to it: it is displayed, and its PIN is changed through it
 * @param otherWays by which drivers see the same certificates; empty as long as one driver sees it
 * @param keys each by the best way to it
 * @param faults objects that make no key, as the kept way sees them
 * @param failure reason why it cannot be read; null when it was read
 */
public record UKey(
        TokenInfo token,
        List<TokenInfo> otherWays,
        List<HeldKey> keys,
        List<KeyFault> faults,
        @Nullable Refusal failure) {
    public UKey {
        Objects.requireNonNull(token);
        otherWays = List.copyOf(otherWays);
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }

    /** Returns the U-Key as its own driver sees it. */
    public static UKey of(TokenInfo token, TokenContents contents) {
        var keys = contents.keys().stream().map(key -> new HeldKey(token, key)).toList();
        return new UKey(token, List.of(), keys, contents.faults(), null);
    }

    static UKey unread(TokenInfo token, Refusal failure) {
        return new UKey(token, List.of(), List.of(), List.of(), failure);
    }

    /** Returns the reason why it cannot be read; empty when it was read. */
    public Optional<Refusal> unreadable() {
        return Optional.ofNullable(failure);
    }

    /** Returns the key of the other use that makes one identity with {@code half}; empty when it has none. */
    public Optional<HeldKey> otherHalf(HeldKey half) {
        return new OtherHalf(half).among(keys);
    }

    Set<X509Certificate> certificates() {
        return keys.stream().map(held -> held.key().certificate()).collect(Collectors.toUnmodifiableSet());
    }

    boolean hasUsableKey() {
        return keys.stream()
                .anyMatch(
                        held -> held.isFor(KeyEntry.Use.SIGNATURE) && held.key().obstacle() == null);
    }

    /**
     * Returns false for a store of certificates, which has no serial number and may contain those of several U-Keys.
     */
    boolean isOneThing() {
        return !token.serial().isEmpty();
    }

    /** Returns a copy with only the keys whose certificate is {@code wanted}. */
    UKey only(Predicate<X509Certificate> wanted) {
        return with(wanted, List.of());
    }

    /** Returns a copy without the keys whose certificate is {@code unwanted}. */
    UKey without(Predicate<X509Certificate> unwanted) {
        return with(unwanted.negate(), faults);
    }

    private UKey with(Predicate<X509Certificate> wanted, List<KeyFault> remaining) {
        var rest = keys.stream()
                .filter(held -> wanted.test(held.key().certificate()))
                .toList();
        return new UKey(token, otherWays, rest, remaining, failure);
    }
}

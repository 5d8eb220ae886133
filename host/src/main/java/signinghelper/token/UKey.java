package signinghelper.token;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Plugged-in U-Key, which several drivers may see.
 *
 * @param token the kept way to it: it is displayed, and its PIN is changed through it
 * @param otherWays by which drivers see the same certificates
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

    /** Returns the reason why it cannot be read; empty when it was read. */
    public Optional<Refusal> unreadable() {
        return Optional.ofNullable(failure);
    }
}

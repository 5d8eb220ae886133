package signinghelper.token;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * U-Key as one driver sees it.
 *
 * @param failure reason why it cannot be read; null when it was read
 */
record TokenWay(
        TokenInfo token, TokenContents contents, @Nullable Refusal failure) {

    Set<X509Certificate> certificates() {
        return contents.keys().stream().map(KeyEntry::certificate).collect(Collectors.toUnmodifiableSet());
    }

    List<KeyEntry> keys() {
        return contents.keys();
    }

    boolean hasUsableKey() {
        return keys().stream().anyMatch(key -> key.use() == KeyEntry.Use.SIGNATURE && key.obstacle() == null);
    }

    /**
     * Returns false for a store of certificates, which has no serial number and may contain those of several U-Keys.
     */
    boolean isOneThing() {
        return !token.serial().isEmpty();
    }

    /** Returns a copy with only the keys whose certificate is {@code wanted}. */
    TokenWay only(Predicate<X509Certificate> wanted) {
        return with(wanted, List.of());
    }

    /** Returns a copy without the keys whose certificate is {@code unwanted}. */
    TokenWay without(Predicate<X509Certificate> unwanted) {
        return with(unwanted.negate(), contents.faults());
    }

    private TokenWay with(Predicate<X509Certificate> wanted, List<KeyFault> faults) {
        var keys = keys().stream().filter(key -> wanted.test(key.certificate())).toList();
        return new TokenWay(token, new TokenContents(keys, faults), failure);
    }
}

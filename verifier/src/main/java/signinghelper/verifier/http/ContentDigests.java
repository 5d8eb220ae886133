package signinghelper.verifier.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** Digests of a content that the portal's server has computed itself, by the names of their algorithms, in hexadecimal. */
final class ContentDigests {
    private final EnumMap<DigestAlgorithm, Bytes> values = new EnumMap<>(DigestAlgorithm.class);

    // By their names, so that a body with a million other names is refused at its first.
    @JsonCreator
    ContentDigests(
            @JsonProperty("SM3") @Nullable String sm3,
            @JsonProperty("SHA-256") @Nullable String sha256,
            @JsonProperty("SHA-384") @Nullable String sha384,
            @JsonProperty("SHA-512") @Nullable String sha512) {
        take(DigestAlgorithm.SM3, sm3);
        take(DigestAlgorithm.SHA_256, sha256);
        take(DigestAlgorithm.SHA_384, sha384);
        take(DigestAlgorithm.SHA_512, sha512);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no digest");
        }
    }

    private void take(DigestAlgorithm algorithm, @Nullable String value) {
        if (value == null) {
            return;
        }
        var digest = Bytes.copyOf(HexFormat.of().parseHex(value));
        if (digest.length() != algorithm.lengthInBytes()) {
            throw new IllegalArgumentException("not a digest by " + algorithm.javaName());
        }
        values.put(algorithm, digest);
    }

    /** Returns the digest by an algorithm; null when it is not here. */
    @Nullable
    Bytes by(DigestAlgorithm algorithm) {
        return values.get(algorithm);
    }

    /** Returns the only digest; throws {@link IllegalArgumentException} when there are several. */
    Map.Entry<DigestAlgorithm, Bytes> only() {
        if (values.size() != 1) {
            throw new IllegalArgumentException("several digests");
        }
        return values.entrySet().iterator().next();
    }
}

package signinghelper.verifier.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/** Digests of a content that the portal's server has computed itself, by the names of their algorithms, in hexadecimal. */
final class ContentDigests {
    private final EnumMap<DigestAlgorithm, Bytes> values = new EnumMap<>(DigestAlgorithm.class);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ContentDigests(Map<String, String> byName) {
        byName.forEach((name, value) -> {
            var algorithm = algorithm(name);
            var digest = Bytes.copyOf(HexFormat.of().parseHex(value));
            if (digest.length() != algorithm.lengthInBytes()) {
                throw new IllegalArgumentException("not a digest by " + name);
            }
            values.put(algorithm, digest);
        });
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no digest");
        }
    }

    private static DigestAlgorithm algorithm(String name) {
        return Stream.of(DigestAlgorithm.values())
                .filter(each -> each.javaName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no algorithm of this name"));
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

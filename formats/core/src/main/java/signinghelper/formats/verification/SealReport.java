package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;

/**
 * Electronic seal of a signature (GB/T 38540-2020, 6).
 *
 * @param id identifier that its maker gave it
 * @param name name that people see
 * @param maker certificate of the seal's maker; null when it cannot be read
 */
public record SealReport(
        String id,
        String name,
        @Nullable X509Certificate maker,
        Instant validFrom,
        Instant validUntil,
        Picture picture) {

    /**
     * Picture of a seal.
     *
     * @param type such as {@code png} or {@code ofd}
     * @param width in millimetres
     * @param height in millimetres
     */
    public record Picture(String type, Bytes data, int width, int height) {
        public Picture {
            Objects.requireNonNull(type);
            Objects.requireNonNull(data);
        }
    }

    public SealReport {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(validFrom);
        Objects.requireNonNull(validUntil);
        Objects.requireNonNull(picture);
    }
}

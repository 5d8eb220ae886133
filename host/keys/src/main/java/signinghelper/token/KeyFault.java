package signinghelper.token;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;

import java.util.Objects;

/**
 * Object on a U-Key that forms no {@link KeyEntry}.
 *
 * @param container the driver's name for it; empty when it has none
 * @param use of the key pair; null when the object does not state it
 * @param code one that {@link StoredCertificate} refuses with, or {@code KEY_ABSENT} for a key without certificate
 */
public record KeyFault(String container, KeyEntry.@Nullable Use use, ErrorCode code) {

    /** Creates the fault of an object that does not state its use. */
    public KeyFault(String container, ErrorCode code) {
        this(container, null, code);
    }

    public KeyFault {
        Objects.requireNonNull(container);
        Objects.requireNonNull(code);
    }
}

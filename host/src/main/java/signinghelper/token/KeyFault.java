package signinghelper.token;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;

import java.util.Objects;

/**
 * An object on a U-Key that makes no {@link KeyEntry}.
 *
 * @param container the driver's name for it; empty where it has none
 * @param use of the key pair; null where the object does not say
 * @param code {@code CERTIFICATE_UNREADABLE}, or {@code KEY_ABSENT} for a key without certificate
 */
public record KeyFault(String container, KeyEntry.@Nullable Use use, ErrorCode code) {

    /** A fault of an object that does not say what it is for. */
    public KeyFault(String container, ErrorCode code) {
        this(container, null, code);
    }

    public KeyFault {
        Objects.requireNonNull(container);
        Objects.requireNonNull(code);
    }
}

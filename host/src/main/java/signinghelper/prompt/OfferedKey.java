package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.util.Objects;

/**
 * Key in a window, which the user may choose or only see.
 *
 * @param holder as the profile's rules read the certificate
 * @param blocked reason why it cannot be used; null when it can. The window shows the same text that the page would get
 */
public record OfferedKey(
        HeldKey held, CertificateSubject holder, @Nullable Refusal blocked) {
    public OfferedKey {
        Objects.requireNonNull(held);
        Objects.requireNonNull(holder);
    }

    /** Reads the holder by {@code rules}. */
    public static OfferedKey of(HeldKey held, HolderRules rules, @Nullable Refusal blocked) {
        return new OfferedKey(held, CertificateSubject.of(held.key().certificate(), rules), blocked);
    }

    public boolean isUsable() {
        return blocked == null;
    }
}

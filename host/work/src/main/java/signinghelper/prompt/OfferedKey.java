package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Key in a window, which the user may choose or only see.
 *
 * @param holder as the profile's rules read the certificate
 * @param daysToRenew whole days until its certificate ends; empty unless that is soon
 * @param blocked reason why it cannot be used; null when it can. The window shows the same text that the page would get
 */
public record OfferedKey(
        HeldKey held,
        CertificateSubject holder,
        OptionalLong daysToRenew,
        @Nullable Refusal blocked) {
    public OfferedKey {
        Objects.requireNonNull(held);
        Objects.requireNonNull(holder);
        Objects.requireNonNull(daysToRenew);
    }

    /** Reads the holder by {@code rules}; its certificate does not end soon. */
    public static OfferedKey of(HeldKey held, HolderRules rules, @Nullable Refusal blocked) {
        return new OfferedKey(
                held, CertificateSubject.of(held.key().certificate(), rules), OptionalLong.empty(), blocked);
    }

    /** Returns the same key with the {@code days} in which to renew its certificate. */
    public OfferedKey toRenewIn(OptionalLong days) {
        return new OfferedKey(held, holder, days, blocked);
    }

    /** Returns the same key, which cannot be used for the reason {@code why}. */
    public OfferedKey blockedBy(Refusal why) {
        return new OfferedKey(held, holder, daysToRenew, why);
    }

    public boolean isUsable() {
        return blocked == null;
    }
}

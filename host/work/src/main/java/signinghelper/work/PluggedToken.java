package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.Openings;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyFault;
import signinghelper.token.TokenInfo;

import java.util.List;
import java.util.Objects;

/**
 * Plugged-in U-Key with its contents.
 *
 * @param faults objects that form no certificate with a key
 * @param unreadable reason why its certificates cannot be read; null when they were read
 */
public record PluggedToken(
        TokenInfo token,
        List<Certificate> certificates,
        List<KeyFault> faults,
        @Nullable Refusal unreadable) {

    /**
     * A certificate with its key.
     *
     * @param holder as the profile's rules read the certificate
     * @param daysLeft whole days until it ends, as a minimum; negative after its end
     * @param obstacle reason why it cannot be used; null when it can
     * @param otherHalf key of the other use that makes one identity with it; null for one that is alone
     * @param openings that the user's own history knows of
     */
    public record Certificate(
            HeldKey held,
            CertificateSubject holder,
            long daysLeft,
            @Nullable ErrorCode obstacle,
            @Nullable HeldKey otherHalf,
            Openings openings) {
        public Certificate {
            Objects.requireNonNull(held);
            Objects.requireNonNull(holder);
            Objects.requireNonNull(openings);
        }
    }

    public PluggedToken {
        Objects.requireNonNull(token);
        certificates = List.copyOf(certificates);
        faults = List.copyOf(faults);
    }
}

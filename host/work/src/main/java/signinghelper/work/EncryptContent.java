package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.RevocationWatch;
import signinghelper.certificate.Validity;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.profile.Signing;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Encryption to certificates that were looked at. It needs no key and asks nobody. */
public final class EncryptContent {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** A portal may name a hundred recipients while their CA does not answer. */
    private static final Duration PATIENCE_FOR_ALL = Duration.ofSeconds(15);

    private final RevocationWatch.Question revocation;
    private final TimeSource time;

    public EncryptContent(RevocationWatch.Question revocation, TimeSource time) {
        this.revocation = revocation;
        this.time = time;
    }

    /**
     * Recipients that may be encrypted to.
     *
     * @param unanswered number of certificates of which no CA has said if they are revoked; also where none was asked
     */
    public record Usable(EnvelopeWriter writer, int unanswered) {}

    /**
     * Looks at recipients of envelopes.
     *
     * @param recipients in the order in which their CAs are asked
     * @param trust CAs that the portal accepts; empty when its profile names none, and chains are not looked at
     * @throws Refusal {@code RECIPIENT_REFUSED} with the fact {@code rule}: {@code VALIDITY}, {@code UNTRUSTED},
     *     {@code REVOKED}, {@code USAGE}, or {@code KINDS} for keys that do not go together
     */
    public Usable to(List<X509Certificate> recipients, Optional<CertificateTrust> trust) throws Refusal {
        return to(recipients, recipients, trust);
    }

    /**
     * Looks at recipients for a portal's pages, as its profile has it.
     *
     * @throws Refusal as {@link #to}
     */
    public Usable forPages(List<X509Certificate> recipients, Signing rules) throws Refusal {
        var envelopes = rules.envelopes();
        // The profile's own come first, so that no page's recipients use the time up.
        var own = Stream.concat(envelopes.further().stream(), envelopes.known().stream())
                .filter(recipients::contains);
        var order = Stream.concat(own, recipients.stream()).distinct().toList();
        var usable = to(recipients, order, rules.trust());
        return envelopes.isAuthenticated() ? new Usable(usable.writer().withIntegrity(), usable.unanswered()) : usable;
    }

    private Usable to(List<X509Certificate> recipients, List<X509Certificate> order, Optional<CertificateTrust> trust)
            throws Refusal {
        var now = time.now();
        for (var recipient : recipients) {
            requireUsable(recipient, trust, now);
        }
        var last = now.instant().plus(PATIENCE_FOR_ALL);
        var unanswered = 0;
        for (var recipient : order) {
            unanswered += requireNotRevoked(recipient, now, last) ? 0 : 1;
        }
        try {
            return new Usable(EnvelopeWriter.to(recipients), unanswered);
        } catch (EnvelopeException e) {
            throw refusal("KINDS", e);
        }
    }

    private void requireUsable(X509Certificate recipient, Optional<CertificateTrust> trust, KnownTime now)
            throws Refusal {
        var validity = Validity.of(recipient, now);
        if (validity == Validity.EXPIRED || validity == Validity.NOT_YET_VALID) {
            throw refusal("VALIDITY", null);
        }
        if (!EnvelopeWriter.isForEncryption(recipient)) {
            throw refusal("USAGE", null);
        }
        if (trust.isPresent() && !isTrusted(recipient, trust.get(), now)) {
            throw refusal("UNTRUSTED", null);
        }
    }

    private static boolean isTrusted(X509Certificate recipient, CertificateTrust trust, KnownTime now) {
        try {
            return !trust.chain(recipient, now.instant()).isEmpty();
        } catch (CertPathBuilderException e) {
            return false;
        }
    }

    /**
     * An unknown answer keeps nobody from encrypting before a deadline.
     *
     * @param last time at which no CA is asked any more
     * @return false without an answer
     */
    private boolean requireNotRevoked(X509Certificate recipient, KnownTime now, Instant last) throws Refusal {
        var left = Duration.between(time.now().instant(), last);
        if (left.isNegative() || left.isZero()) {
            return false;
        }
        try {
            var status = revocation.ask(recipient, now, left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
            if (status.filter(told -> told.state() != RevocationStatus.State.GOOD)
                    .isPresent()) {
                throw refusal("REVOKED", null);
            }
            return status.isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    private static Refusal refusal(String rule, @Nullable Exception cause) {
        var facts = Map.of("rule", rule);
        return cause == null
                ? new Refusal(ErrorCode.RECIPIENT_REFUSED, facts)
                : new Refusal(ErrorCode.RECIPIENT_REFUSED, facts, cause);
    }
}

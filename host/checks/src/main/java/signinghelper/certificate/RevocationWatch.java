package signinghelper.certificate;

import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.revocation.Moment;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.protocol.ErrorCode;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watch of the revocation of certificates on U-Keys, asked in the background while the user reads a window. An unknown
 * or missing answer delays nothing; a known one counts until its {@code nextUpdate}.
 */
public final class RevocationWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Question to the CA about a certificate. */
    public interface Question {

        /**
         * Asks.
         *
         * @param patience for all of the CA's servers together
         * @return empty without a current answer that can be believed
         */
        Optional<RevocationStatus> ask(X509Certificate certificate, KnownTime now, Duration patience)
                throws InterruptedException;
    }

    private final Question question;
    private final TimeSource time;
    private final Map<X509Certificate, RevocationStatus> told = new ConcurrentHashMap<>();
    private final Set<X509Certificate> asking = ConcurrentHashMap.newKeySet();

    public RevocationWatch(Question question, TimeSource time) {
        this.question = question;
        this.time = time;
    }

    /** Asks about the certificates whose answer is missing or may be outdated. Returns at once. */
    public void ask(Collection<X509Certificate> certificates) {
        for (var certificate : certificates) {
            if (!isKnown(certificate) && asking.add(certificate)) {
                var thread = new Thread(() -> run(certificate), "revocation");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    /**
     * Returns {@code CERTIFICATE_REVOKED} or {@code CERTIFICATE_ON_HOLD} when the CA has reported it; empty otherwise.
     */
    public Optional<ErrorCode> obstacle(X509Certificate certificate) {
        return Optional.ofNullable(told.get(certificate))
                .filter(status -> status.counts(now()))
                .flatMap(status -> switch (status.state()) {
                    case GOOD -> Optional.empty();
                    case ON_HOLD -> Optional.of(ErrorCode.CERTIFICATE_ON_HOLD);
                    case REVOKED -> Optional.of(ErrorCode.CERTIFICATE_REVOKED);
                });
    }

    private boolean isKnown(X509Certificate certificate) {
        var status = told.get(certificate);
        return status != null && status.nextUpdate() != null && status.isCurrent(now());
    }

    private Moment now() {
        var known = time.now();
        return new Moment(known.earliest(), known.latest());
    }

    private void run(X509Certificate certificate) {
        try {
            question.ask(certificate, time.now(), PATIENCE).ifPresent(status -> told.put(certificate, status));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asking.remove(certificate);
        }
    }
}

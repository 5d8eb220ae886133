package signinghelper.portal.spring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.formats.certificate.Fingerprint;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Log of refused logins. The same refusal has one line in a minute, and the next one says how many there were. */
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    /** Refusals that differ in nothing that a log tells; of a stranger's flood all the rest. */
    private record Same(String outcome, String certificate, String address) {
        static final Same REST = new Same("", "", "");
    }

    private record Seen(Instant logged, long more) {
        Seen and(long others) {
            return new Seen(logged, more + others);
        }
    }

    private final Clock clock;
    private final Map<Same, Seen> seen = new HashMap<>();

    RefusalLog(Clock clock) {
        this.clock = clock;
    }

    void refused(CertificateLoginFailureEvent event, String address) {
        var certificate = event.certificate().map(RefusalLog::text).orElse("no certificate");
        var more = more(new Same(event.outcome(), certificate, address));
        if (more >= 0) {
            var told = more == 0 ? "" : "; " + more + " more like it since the last such line";
            LOG.warn(
                    "Login refused: {}; {}, from {}{}",
                    line(String.valueOf(event.getException().getMessage())),
                    certificate,
                    line(address),
                    told);
        }
    }

    /** Returns how many were not logged before this one; negative when this one is not logged either. */
    private synchronized long more(Same refusal) {
        var now = clock.instant();
        if (seen.size() >= MOST) {
            forget(refusal, now);
        }
        var key = seen.size() >= MOST && !seen.containsKey(refusal) ? Same.REST : refusal;
        var last = seen.get(key);
        if (last != null && !isOver(last, now)) {
            seen.put(key, last.and(1));
            return -1;
        }
        seen.put(key, new Seen(now, 0));
        return last == null ? 0 : last.more();
    }

    /** Forgets what is over, but not how many there were: the next line of the rest tells them. */
    private void forget(Same refusal, Instant now) {
        var over = seen.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals(refusal) && !entry.getKey().equals(Same.REST))
                .filter(entry -> isOver(entry.getValue(), now))
                .toList();
        var lost = over.stream().mapToLong(entry -> entry.getValue().more()).sum();
        over.forEach(entry -> seen.remove(entry.getKey()));
        if (lost > 0) {
            seen.merge(Same.REST, new Seen(Instant.EPOCH, lost), (rest, added) -> rest.and(added.more()));
        }
    }

    private static boolean isOver(Seen last, Instant now) {
        var age = Duration.between(last.logged(), now);
        return age.isNegative() || age.compareTo(QUIET) >= 0;
    }

    private static String text(X509Certificate certificate) {
        return "certificate " + certificate.getSerialNumber().toString(16) + " of "
                + line(certificate.getIssuerX500Principal().getName()) + ", SHA-256 " + Fingerprint.of(certificate);
    }

    /** A record of the log is one line, also with words of a CA. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }
}

package signinghelper.formats.revocation;

import signinghelper.formats.certificate.Fingerprint;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers of responders that a certificate is good, for a short time. A revocation is kept by nobody: it counts at once, and
 * a hold may be taken off.
 */
final class KeptAnswers {
    /** Some MiB; more users than log in to one node within ten minutes. */
    private static final int MOST = 20_000;

    private record Kept(RevocationStatus status, Instant begin, Instant end) {
        boolean counts(Moment now) {
            return !now.earliest().isBefore(begin) && now.latest().isBefore(end);
        }
    }

    private final AskingLimits limits;
    private final Map<Fingerprint, Kept> answers = new ConcurrentHashMap<>();

    KeptAnswers(AskingLimits limits) {
        this.limits = limits;
    }

    Optional<RevocationStatus> find(Fingerprint certificate, Moment now) {
        return Optional.ofNullable(answers.get(certificate))
                .filter(kept -> kept.counts(now))
                .map(Kept::status);
    }

    /** Keeps the answer, or forgets the one before where this may not be kept. */
    void put(Fingerprint certificate, OcspAnswer answer, Moment now) {
        var status = answer.status();
        var nextUpdate = status.nextUpdate();
        // Without a nonce it may be an older answer, sent again (RFC 6960, 4.4.1); without an end newer ones may be
        // there.
        if (!answer.hasNonce() || nextUpdate == null || status.state() != RevocationStatus.State.GOOD) {
            answers.remove(certificate);
            return;
        }
        var longest = now.earliest().plus(limits.keep());
        var end = nextUpdate.isBefore(longest) ? nextUpdate : longest;
        makeRoom(now);
        if (answers.size() < MOST && now.latest().isBefore(end)) {
            answers.put(certificate, new Kept(status, now.earliest(), end));
        }
    }

    private void makeRoom(Moment now) {
        if (answers.size() >= MOST) {
            answers.values().removeIf(kept -> !kept.counts(now));
        }
    }
}

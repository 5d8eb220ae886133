package signinghelper.formats.revocation;

import signinghelper.formats.certificate.Fingerprint;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers of responders that a certificate is good, for a short time. A revocation serves nobody again: it counts at once, and
 * a hold may be taken off. For as long no good answer is kept after it, since another responder may be slow or behind.
 */
final class KeptAnswers {
    /** Some MiB; more users than log in to one node within ten minutes. */
    private static final int MOST = 20_000;

    private record Kept(RevocationStatus status, Instant begin, Instant end) {
        boolean counts(Moment now) {
            return !now.earliest().isBefore(begin) && now.latest().isBefore(end);
        }

        boolean isGood() {
            return status.state() == RevocationStatus.State.GOOD;
        }

        /** Also when the clock goes back. */
        boolean forbidsGood(Moment now) {
            return !isGood() && now.earliest().isBefore(end);
        }
    }

    private final AskingLimits limits;
    private final Map<Fingerprint, Kept> answers = new ConcurrentHashMap<>();

    KeptAnswers(AskingLimits limits) {
        this.limits = limits;
    }

    Optional<RevocationStatus> find(Fingerprint certificate, Moment now) {
        return Optional.ofNullable(answers.get(certificate))
                .filter(kept -> kept.isGood() && kept.counts(now))
                .map(Kept::status);
    }

    /** Keeps the answer, or forgets the one before where this may not be kept. */
    void put(Fingerprint certificate, OcspAnswer answer, Moment now) {
        var status = answer.status();
        if (status.state() == RevocationStatus.State.GOOD) {
            putGood(certificate, answer, now);
            return;
        }
        makeRoom(now);
        if (answers.size() >= MOST) {
            // Full of answers that count: this one is worth more than any of them.
            answers.remove(answers.keySet().iterator().next());
        }
        answers.put(certificate, new Kept(status, now.earliest(), now.latest().plus(limits.keep())));
    }

    private void putGood(Fingerprint certificate, OcspAnswer answer, Moment now) {
        var nextUpdate = answer.status().nextUpdate();
        // Without a nonce it may be an older answer, sent again (RFC 6960, 4.4.1); without an end newer ones may be
        // there.
        if (!answer.hasNonce() || nextUpdate == null) {
            answers.computeIfPresent(certificate, (same, kept) -> kept.forbidsGood(now) ? kept : null);
            return;
        }
        var longest = now.earliest().plus(limits.keep());
        var end = nextUpdate.isBefore(longest) ? nextUpdate : longest;
        makeRoom(now);
        if (answers.size() < MOST && now.latest().isBefore(end)) {
            var good = new Kept(answer.status(), now.earliest(), end);
            answers.merge(certificate, good, (kept, fresh) -> kept.forbidsGood(now) ? kept : fresh);
        }
    }

    private void makeRoom(Moment now) {
        if (answers.size() >= MOST) {
            answers.values().removeIf(kept -> !kept.counts(now) && !kept.forbidsGood(now));
        }
    }
}

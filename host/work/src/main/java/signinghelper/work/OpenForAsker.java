package signinghelper.work;

import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.login.Nonce;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.prompt.Remark;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Optional;

/** Opening and rehearsal for a page or client, with a statement about it. */
public final class OpenForAsker {
    private final OpenEnvelopes opening;
    private final StatementSigner signer;
    private final SignatureNotes notes;
    private final TimeSource time;

    public OpenForAsker(OpenEnvelopes opening, StatementSigner signer, SignatureNotes notes, TimeSource time) {
        this.opening = opening;
        this.signer = signer;
        this.notes = notes;
        this.time = time;
    }

    /**
     * Result of the batch.
     *
     * @param outcomes in the order of the envelopes
     * @param statement CMS; empty where no key on this U-Key signs
     */
    public record Opened(List<Outcome> outcomes, Optional<Bytes> statement) {
        public Opened {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * Asks the user and opens. What was opened is noted in the history.
     *
     * @param attempt a new one; told of each step, also when this fails
     * @throws Refusal {@code ENVELOPE_REFUSED} or {@code CONTENT_REFUSED} before the user is asked;
     *     as {@link OpenEnvelopes#open}
     */
    public Opened open(AttemptedOpening attempt, Nonce nonce, Task task) throws Refusal {
        return followed(attempt, task, () -> {
            var order = attempt.begin(time.now(), task);
            var occasion = task.asker().occasion(nonce);
            signer.requireThatFits(attempt, occasion);
            return opening.open(
                    order,
                    attempt.course(),
                    (session, key, progress) -> {
                        var statement = signer.withHalfOf(key, attempt, occasion, session);
                        return ended(attempt, statement, progress, task);
                    },
                    task);
        });
    }

    /**
     * Opens in the same way without a statement, which nobody has asked for.
     *
     * @return outcomes in the order of the envelopes
     * @throws Refusal as {@link #open}
     */
    List<Outcome> rehearse(AttemptedOpening attempt, Task task) throws Refusal {
        return followed(
                        attempt,
                        task,
                        () -> opening.open(
                                attempt.begin(time.now(), task),
                                attempt.course(),
                                (session, key, progress) -> ended(attempt, Optional.empty(), progress, task),
                                task))
                .outcomes();
    }

    private Opened ended(AttemptedOpening attempt, Optional<Bytes> statement, WorkProgress progress, Task task) {
        if (!note(attempt, statement, task)) {
            progress.remark(Remark.HISTORY_NOT_WRITTEN);
        }
        return new Opened(attempt.course().outcomes(), statement);
    }

    private interface Attempt {
        Opened make() throws Refusal;
    }

    /** Notes what was opened also when it ends early. */
    private Opened followed(AttemptedOpening attempt, Task task, Attempt made) throws Refusal {
        try {
            return made.make();
        } catch (Refusal refusal) {
            attempt.endedBy(refusal.code(), time.now());
            if (!attempt.isNoted()) {
                note(attempt, Optional.empty(), task);
            }
            throw refusal;
        }
    }

    /** Notes what was opened; false when it could not be written. */
    private boolean note(AttemptedOpening attempt, Optional<Bytes> statement, Task task) {
        var noted = notes.of(task.asker());
        attempt.note(noted);
        statement.ifPresent(noted::receipt);
        return noted.write();
    }
}

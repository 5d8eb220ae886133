package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.OpenedKeys;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.envelope.OpenedEnvelope;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.platform.DiskSpace;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.OfferedKeys;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenKey;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Opening of a batch of envelopes with one window and one PIN. */
public final class OpenEnvelopes {
    private final KeyOffer offer;
    private final AskPin pin;
    private final UnreadableLimit limit;
    private final OpenedKeys opened;
    private final PrivateFolder folder;

    /** @param folder for plaintext that waits encrypted */
    public OpenEnvelopes(KeyOffer offer, AskPin pin, UnreadableLimit limit, OpenedKeys opened, PrivateFolder folder) {
        this.offer = offer;
        this.pin = pin;
        this.limit = limit;
        this.opened = opened;
        this.folder = folder;
    }

    /** Work at the end, while the U-Key is still logged in. */
    interface Ending<T> {
        T with(TokenSession session, HeldKey key, WorkProgress progress) throws Refusal;
    }

    /**
     * Asks the user and opens. Each envelope that opened to its end has been told by {@link News.EnvelopeOpened}, but for a
     * rehearsal.
     *
     * @return outcomes in the order of the envelopes
     * @throws Refusal {@code BUSY} when too many did not open; {@code ENVELOPE_FOR_OTHERS} before the user is asked, if no key opens any of them; as {@link
     *     AskPin#ask}; {@code FILE_FAILED} or {@code STORAGE_FULL}
     */
    public List<Outcome> open(OpeningOrder order, Task task) throws Refusal {
        var course = new OpeningCourse(order.envelopes().size());
        return open(order, course, (session, key, progress) -> course.outcomes(), task);
    }

    /**
     * Opens in the same way, and does further work with the same PIN.
     *
     * @param course told of each step
     */
    <T> T open(OpeningOrder order, OpeningCourse course, Ending<T> ending, Task task) throws Refusal {
        limit.require(task.asker());
        var keys = keys(order, course);
        return pin.ask(
                order.subject(),
                keys,
                (session, key, progress) -> {
                    course.uses(key, opened.last(key));
                    openAll(order, course, new TokenKey(session, key.key()), progress, task);
                    note(order, course, key);
                    return ending.with(session, key, progress);
                },
                task);
    }

    private void note(OpeningOrder order, OpeningCourse course, HeldKey key) {
        if (!course.outcomes().contains(Outcome.OPENED)) {
            return;
        }
        if (order.envelopes().stream().allMatch(EnvelopeToOpen::isOwn)) {
            opened.noteOwn(key);
        } else {
            opened.note(key);
        }
    }

    /** Offers a key that some envelope names. Where none is for all of them, a window could only be closed. */
    private OfferedKeys keys(OpeningOrder order, OpeningCourse course) throws Refusal {
        var envelopes = order.envelopes();
        var keys = offered(order, course);
        var held = keys.keys().stream().map(OfferedKey::held).toList();
        if (held.stream().noneMatch(key -> envelopes.stream().allMatch(envelope -> isFor(envelope, key)))) {
            throw forOthers(envelopes, course, held);
        }
        return keys;
    }

    private OfferedKeys offered(OpeningOrder order, OpeningCourse course) throws Refusal {
        var envelopes = order.envelopes();
        try {
            return offer.toOpen(
                    key -> order.wanted().test(key) && envelopes.stream().anyMatch(envelope -> isFor(envelope, key)),
                    key -> objection(envelopes, key),
                    envelopes.get(0).forOthers());
        } catch (Refusal refusal) {
            throw refusal.code() == ErrorCode.ENVELOPE_FOR_OTHERS ? forOthers(envelopes, course, List.of()) : refusal;
        }
    }

    private static Refusal forOthers(List<EnvelopeToOpen> envelopes, OpeningCourse course, List<HeldKey> keys) {
        Refusal first = null;
        for (var index = 0; index < envelopes.size(); index++) {
            var envelope = envelopes.get(index);
            if (keys.stream().noneMatch(key -> isFor(envelope, key))) {
                course.ended(index, Outcome.FOR_OTHERS);
                first = first == null ? envelope.forOthers() : first;
            }
        }
        return first == null ? envelopes.get(0).forOthers() : first;
    }

    private static boolean isFor(EnvelopeToOpen envelope, HeldKey key) {
        return envelope.isFor(key.key().certificate());
    }

    /** The same PIN opens all envelopes, or the user takes another key. */
    private static @Nullable Refusal objection(List<EnvelopeToOpen> envelopes, HeldKey key) {
        return envelopes.stream()
                .map(envelope -> envelope.objectionTo(key.key().certificate()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void openAll(OpeningOrder order, OpeningCourse course, TokenKey key, WorkProgress progress, Task task)
            throws Refusal {
        var count = order.envelopes().size();
        BooleanSupplier isStopped =
                () -> progress.isStopped() || task.cancellation().reason().isPresent();
        for (var index = 0; index < count && !isEnded(course, progress, task); index++) {
            task.check();
            task.tell(News.Stage.OPENING);
            progress.show(index + 1, count);
            var stoppable = new StoppableKey(key, isStopped, () -> task.tell(News.Stage.OPENING));
            var outcome = open(order, index, stoppable, task);
            course.ended(index, outcome);
            if (outcome == Outcome.UNREADABLE) {
                limit.count(task.asker());
            }
        }
        task.check();
        if (progress.isStopped() && course.outcomes().contains(Outcome.NOT_OPENED)) {
            course.endedBy(ErrorCode.CANCELLED);
        }
    }

    private boolean isEnded(OpeningCourse course, WorkProgress progress, Task task) {
        if (limit.isReached(task.asker())) {
            course.endedBy(ErrorCode.BUSY);
        }
        return progress.isStopped() || course.code().isPresent();
    }

    private Outcome open(OpeningOrder order, int index, StoppableKey key, Task task) throws Refusal {
        try {
            var envelope = order.envelopes().get(index).envelope();
            requireRoom(envelope.encryptedSize());
            return give(order, index, envelope.open(List.of(key), folder.make()), task);
        } catch (EnvelopeException e) {
            if (e.reason() == EnvelopeException.Reason.UNREADABLE) {
                return Outcome.UNREADABLE;
            }
            throw EnvelopeToOpen.refusal(e);
        } catch (StoppableKey.StoppedException e) {
            return Outcome.NOT_OPENED;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** A file that could not be written is gone, and its space free again, when its failure is seen. */
    private void requireRoom(long octets) throws Refusal, IOException {
        if (!DiskSpace.hasRoom(folder.make(), octets)) {
            throw Refusal.of(ErrorCode.STORAGE_FULL);
        }
    }

    private static Outcome give(OpeningOrder order, int index, OpenedEnvelope opened, Task task)
            throws Refusal, IOException {
        if (order.isRehearsal()) {
            opened.close();
        } else {
            task.tell(new News.EnvelopeOpened(index, opened));
        }
        return Outcome.OPENED;
    }

    /** A refusal of the U-Key comes within the failure of a stream. */
    private static Refusal refusal(IOException failure) {
        if (failure.getCause() instanceof Refusal refusal) {
            return refusal;
        }
        return Refusal.of(ErrorCode.FILE_FAILED, failure);
    }
}

package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.platform.DiskSpace;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenKey;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Opening of a batch of envelopes with one window and one PIN. */
public final class OpenEnvelopes {
    public static final int MOST_ENVELOPES = 1000;

    /** Result for one envelope. */
    public enum Outcome {
        OPENED,
        /** It does not open with its recipient's key. Nothing says why. */
        UNREADABLE,
        /** The user stopped before. */
        NOT_OPENED
    }

    private final KeyOffer offer;
    private final AskPin pin;
    private final PrivateFolder folder;

    /** @param folder for plaintext that waits encrypted */
    public OpenEnvelopes(KeyOffer offer, AskPin pin, PrivateFolder folder) {
        this.offer = offer;
        this.pin = pin;
        this.folder = folder;
    }

    /**
     * Asks the user and opens. Each envelope that opened to its end has been told by {@link News.EnvelopeOpened}.
     *
     * @param envelopes 1 to {@value #MOST_ENVELOPES}
     * @param wanted filter of the keys that are offered
     * @return outcomes in the order of the envelopes
     * @throws Refusal {@code ENVELOPE_FOR_OTHERS} before the user is asked, if no key opens any of them; as {@link
     *     AskPin#ask}; {@code FILE_FAILED} or {@code STORAGE_FULL}
     */
    public List<Outcome> open(List<EnvelopeToOpen> envelopes, Predicate<HeldKey> wanted, Task task) throws Refusal {
        if (envelopes.isEmpty() || envelopes.size() > MOST_ENVELOPES) {
            throw new IllegalArgumentException("1 to " + MOST_ENVELOPES + " envelopes");
        }
        var keys = offer.toOpen(
                key -> wanted.test(key) && envelopes.stream().anyMatch(envelope -> isFor(envelope, key)),
                key -> objection(envelopes, key),
                envelopes.get(0).forOthers());
        var lines = envelopes.stream().map(EnvelopeToOpen::line).toList();
        return pin.ask(
                new PinSubject.Opening(lines),
                keys,
                (session, key, progress) -> all(envelopes, session, key, progress, task),
                task);
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

    private List<Outcome> all(
            List<EnvelopeToOpen> envelopes, TokenSession session, HeldKey key, WorkProgress progress, Task task)
            throws Refusal {
        var outcomes = new ArrayList<Outcome>();
        for (var envelope : envelopes) {
            task.check();
            if (progress.isStopped()) {
                outcomes.add(Outcome.NOT_OPENED);
            } else {
                progress.show(outcomes.size() + 1, envelopes.size());
                outcomes.add(one(outcomes.size(), envelope, new TokenKey(session, key.key()), task));
            }
        }
        return outcomes;
    }

    private Outcome one(int index, EnvelopeToOpen envelope, TokenKey key, Task task) throws Refusal {
        try (var opened = envelope.envelope().open(List.of(key), folder.make())) {
            task.tell(new News.EnvelopeOpened(index, opened));
            return Outcome.OPENED;
        } catch (EnvelopeException e) {
            if (e.reason() == EnvelopeException.Reason.UNREADABLE) {
                return Outcome.UNREADABLE;
            }
            throw EnvelopeToOpen.refusal(e);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** A refusal of the U-Key comes within the failure of a stream. */
    private static Refusal refusal(IOException failure) {
        if (failure.getCause() instanceof Refusal refusal) {
            return refusal;
        }
        var isFull = failure instanceof DiskSpace.FullException;
        return Refusal.of(isFull ? ErrorCode.STORAGE_FULL : ErrorCode.FILE_FAILED, failure);
    }
}

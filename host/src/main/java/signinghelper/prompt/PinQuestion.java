package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Asker;
import signinghelper.session.Session;

import java.util.List;
import java.util.Objects;

/**
 * What the PIN window shows.
 *
 * @param subject what the signature is for
 * @param asker who asks
 * @param keys to choose from; at least one
 * @param changes what becomes of them while the window is open
 */
public record PinQuestion(
        PinSubject subject, Asker asker, List<OfferedKey> keys, KeyChanges changes, Language language) {

    public PinQuestion {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(asker);
        Objects.requireNonNull(changes);
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to choose");
        }
    }

    /** Asked for the one who has opened {@code session}. */
    public static PinQuestion of(PinSubject subject, Session session, OfferedKeys offered) {
        return new PinQuestion(subject, session.asker(), offered.keys(), offered.changes(), session.language());
    }
}

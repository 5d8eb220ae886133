package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Asker;

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

    /** Lets the user choose among the keys that are {@code offered}. */
    public static PinQuestion of(PinSubject subject, Asker asker, Language language, OfferedKeys offered) {
        return new PinQuestion(subject, asker, offered.keys(), offered.changes(), language);
    }
}

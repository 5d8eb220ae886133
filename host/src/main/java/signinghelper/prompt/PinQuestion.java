package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Asker;

import java.util.List;
import java.util.Objects;

/**
 * Contents of the PIN window.
 *
 * @param subject purpose of the signature
 * @param asker origin of the request
 * @param keys to choose from; at least one
 * @param changes of the keys while the window is open
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

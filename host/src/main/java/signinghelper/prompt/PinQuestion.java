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
 */
public record PinQuestion(PinSubject subject, Asker asker, List<OfferedKey> keys, Language language) {

    public PinQuestion {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(asker);
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to choose");
        }
    }

    /** Asked for the one who has opened {@code session}. */
    public static PinQuestion of(PinSubject subject, Session session, List<OfferedKey> keys) {
        return new PinQuestion(subject, session.asker(), keys, session.language());
    }
}

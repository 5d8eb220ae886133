package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Origin;
import signinghelper.session.Session;

import java.util.List;
import java.util.Objects;

/**
 * What the PIN window shows.
 *
 * @param subject what the signature is for
 * @param origin who asks
 * @param topOrigin the page in the tab; shown when it differs
 * @param keys to choose from; at least one
 */
public record PinQuestion(
        PinSubject subject, Origin origin, Origin topOrigin, List<OfferedKey> keys, Language language) {

    public PinQuestion {
        Objects.requireNonNull(subject);
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to choose");
        }
    }

    /** Asked for a page. */
    public static PinQuestion of(PinSubject subject, Session session, List<OfferedKey> keys) {
        return new PinQuestion(subject, session.origin(), session.topOrigin(), keys, session.language());
    }
}

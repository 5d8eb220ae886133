package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Origin;
import signinghelper.token.SigningKey;

import java.util.List;

/**
 * What the PIN window shows.
 *
 * @param purpose what the signature is for
 * @param origin who asks
 * @param topOrigin the page in the tab; shown when it differs
 * @param keys to choose from; at least one
 */
public record PinQuestion(Purpose purpose, Origin origin, Origin topOrigin, List<SigningKey> keys, Language language) {

    /** Each has its own words in the window. */
    public enum Purpose {
        LOGIN
    }

    public PinQuestion {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to choose");
        }
    }
}

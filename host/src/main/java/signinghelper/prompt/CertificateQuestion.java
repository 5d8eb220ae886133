package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Origin;
import signinghelper.token.KeyEntry;

import java.util.List;

/**
 * What the window for choosing a certificate shows.
 *
 * @param use what the page wants it for
 * @param origin who asks
 * @param topOrigin the page in the tab; shown when it differs
 * @param keys all of that use; at least one
 */
public record CertificateQuestion(
        KeyEntry.Use use, Origin origin, Origin topOrigin, List<OfferedKey> keys, Language language) {

    /**
     * What the person decided.
     *
     * @param remember the next time, for this origin, do not ask
     */
    public record Answer(OfferedKey key, boolean remember) {}

    public CertificateQuestion {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no certificate to choose");
        }
    }
}

package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Asker;
import signinghelper.token.KeyEntry;

import java.util.List;
import java.util.Objects;

/**
 * What the window for choosing a certificate shows.
 *
 * @param use what it is wanted for
 * @param asker who asks
 * @param keys all of that use; at least one
 * @param changes what becomes of them while the window is open
 */
public record CertificateQuestion(
        KeyEntry.Use use, Asker asker, List<OfferedKey> keys, KeyChanges changes, Language language) {

    /**
     * What the person decided.
     *
     * @param remember the next time, for this origin, do not ask
     */
    public record Answer(OfferedKey key, boolean remember) {}

    public CertificateQuestion {
        Objects.requireNonNull(asker);
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no certificate to choose");
        }
    }
}

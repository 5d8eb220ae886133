package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Asker;
import signinghelper.token.KeyEntry;

import java.util.List;
import java.util.Objects;

/**
 * Contents of the window for choosing a certificate.
 *
 * @param use purpose of the certificate
 * @param asker origin of the request
 * @param keys every key of that use; at least one
 * @param changes of the keys while the window is open
 */
public record CertificateQuestion(
        KeyEntry.Use use, Asker asker, List<OfferedKey> keys, KeyChanges changes, Language language) {

    /**
     * Decision of the user.
     *
     * @param remember true to use it for this origin without asking the next time
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

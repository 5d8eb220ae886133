package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Asker;
import signinghelper.token.KeyEntry;

import java.util.Objects;

/**
 * Contents of the window for choosing a certificate.
 *
 * @param use purpose of the certificate
 * @param asker origin of the request
 * @param offered every key of that use
 */
public record CertificateQuestion(KeyEntry.Use use, Asker asker, OfferedKeys offered, Language language) {

    /**
     * Decision of the user.
     *
     * @param remember true to use it for this origin without asking the next time
     */
    public record Answer(OfferedKey key, boolean remember) {}

    public CertificateQuestion {
        Objects.requireNonNull(asker);
        Objects.requireNonNull(offered);
    }
}

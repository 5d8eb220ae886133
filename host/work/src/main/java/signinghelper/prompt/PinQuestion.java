package signinghelper.prompt;

import signinghelper.guidance.Language;
import signinghelper.session.Asker;

import java.util.Objects;

/**
 * Contents of the PIN window.
 *
 * @param subject purpose of the signature
 * @param asker origin of the request
 */
public record PinQuestion(PinSubject subject, Asker asker, OfferedKeys offered, Language language) {

    public PinQuestion {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(asker);
        Objects.requireNonNull(offered);
    }
}

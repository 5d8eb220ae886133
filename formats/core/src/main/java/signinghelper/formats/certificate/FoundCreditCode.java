package signinghelper.formats.certificate;

import java.util.Objects;

/**
 * A credit code, and where in the certificate it stood.
 *
 * @param objectIdentifier identifier of the extension or of the attribute in the subject's name, e.g.
 * {@code 1.2.156.10260.4.1.4}
 */
public record FoundCreditCode(UnifiedCreditCode code, String objectIdentifier) {

    public FoundCreditCode {
        Objects.requireNonNull(code);
        Objects.requireNonNull(objectIdentifier);
    }
}

package signinghelper.token;

import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * A key pair on a U-Key, known by its certificate.
 *
 * @param container the driver's name for it
 * @param use what the pair is for; SM2 U-Keys hold one of each
 * @param certificate parsed by {@code signinghelper.portal.certificate.Certificates}
 */
public record KeyEntry(String container, Use use, X509Certificate certificate) {

    /** GM/T 0016-2012 keeps a signing and an encryption pair in each container. */
    public enum Use {
        SIGNATURE,
        ENCRYPTION
    }

    public KeyEntry {
        Objects.requireNonNull(container);
        Objects.requireNonNull(use);
        Objects.requireNonNull(certificate);
    }
}

package signinghelper.formats.login;

import java.util.Objects;

/**
 * A login or binding token as transmitted, not yet verified.
 *
 * @param unverifiedCertificate DER in Base64
 * @param algorithm a name of {@link AuthenticationAlgorithm}
 * @param signature raw signature in Base64
 * @param format {@code web-eid:1.0}, {@code signing-helper-sm2:1.0} or {@code signing-helper-bind:1.0}
 * @param appVersion name and version of the program that made it, for the portal's log
 */
public record AuthenticationToken(
        String unverifiedCertificate, String algorithm, String signature, String format, String appVersion) {

    public AuthenticationToken {
        Objects.requireNonNull(unverifiedCertificate);
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(format);
        Objects.requireNonNull(appVersion);
    }
}

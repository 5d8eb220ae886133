package signinghelper.portal.authentication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A login or binding token as it travels, not yet believed.
 *
 * @param unverifiedCertificate DER in Base64
 * @param algorithm a name of {@link AuthenticationAlgorithm}
 * @param signature raw signature in Base64
 * @param format {@code web-eid:1.0}, {@code signing-helper-sm2:1.0} or {@code signing-helper-bind:1.0}
 * @param appVersion who made it, for the portal's log
 */
public record AuthenticationToken(
        String unverifiedCertificate, String algorithm, String signature, String format, String appVersion) {

    private static final int MAX_CHARACTERS = 16 * 1024;

    private static final ObjectReader READER = StrictJson.readerFor(AuthenticationToken.class);

    public AuthenticationToken {
        Objects.requireNonNull(unverifiedCertificate);
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(format);
        Objects.requireNonNull(appVersion);
    }

    /**
     * Reads the JSON that the page sent.
     *
     * @throws AuthenticationTokenException {@code MALFORMED} if a field is missing, doubled, unknown or no text, or all is longer
     *     than 16 Ki characters
     */
    public static AuthenticationToken fromJson(String json) throws AuthenticationTokenException {
        if (json.length() > MAX_CHARACTERS) {
            throw new AuthenticationTokenException(AuthenticationTokenException.Reason.MALFORMED);
        }
        try {
            @Nullable AuthenticationToken token = READER.readValue(json);
            if (token == null) {
                throw new AuthenticationTokenException(AuthenticationTokenException.Reason.MALFORMED);
            }
            return token;
        } catch (JsonProcessingException e) {
            throw new AuthenticationTokenException(AuthenticationTokenException.Reason.MALFORMED, e);
        }
    }
}

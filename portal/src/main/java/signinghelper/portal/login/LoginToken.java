package signinghelper.portal.login;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A login token as it travels, not yet believed.
 *
 * @param unverifiedCertificate DER in Base64
 * @param algorithm a name of {@link LoginAlgorithm}
 * @param signature raw signature in Base64
 * @param format {@code web-eid:1.0} or {@code signing-helper-sm2:1.0}
 * @param appVersion who made it, for the portal's log
 */
public record LoginToken(
        String unverifiedCertificate, String algorithm, String signature, String format, String appVersion) {

    private static final int MAX_CHARACTERS = 16 * 1024;

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build()
            .readerFor(LoginToken.class);

    public LoginToken {
        Objects.requireNonNull(unverifiedCertificate);
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(format);
        Objects.requireNonNull(appVersion);
    }

    /**
     * Reads the JSON that the page sent.
     *
     * @throws LoginTokenException {@code MALFORMED} if a field is missing, doubled, unknown or no text, or all is longer
     *     than 16 Ki characters
     */
    public static LoginToken fromJson(String json) throws LoginTokenException {
        if (json.length() > MAX_CHARACTERS) {
            throw new LoginTokenException(LoginTokenException.Reason.MALFORMED);
        }
        try {
            @Nullable LoginToken token = READER.readValue(json);
            if (token == null) {
                throw new LoginTokenException(LoginTokenException.Reason.MALFORMED);
            }
            return token;
        } catch (JsonProcessingException e) {
            throw new LoginTokenException(LoginTokenException.Reason.MALFORMED, e);
        }
    }
}

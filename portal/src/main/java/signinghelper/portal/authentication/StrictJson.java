package signinghelper.portal.authentication;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

/** Reader of JSON that refuses doubled fields, unknown fields, and any value that should be text and is not. */
final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build();

    private StrictJson() {}

    static ObjectReader readerFor(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    /** Refuses a text without a word of it, since the page has written it, and it may hold a token. */
    static AuthenticationTokenException malformed(JsonProcessingException e) {
        return new AuthenticationTokenException(
                Reason.MALFORMED,
                e instanceof JsonMappingException
                        ? "a field is missing, unknown or no text"
                        : "no JSON, or a field is doubled");
    }
}

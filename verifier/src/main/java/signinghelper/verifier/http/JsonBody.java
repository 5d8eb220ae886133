package signinghelper.verifier.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.javalin.http.Context;

import java.io.IOException;

/** Reader of the JSON of requests. Doubled, unknown and missing members are refused, so that nobody means another thing. */
final class JsonBody {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build();

    static {
        // The body itself is bounded, and one text may be nearly all of it.
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build());
    }

    private JsonBody() {}

    /** Reads a body of at most {@code most} bytes. */
    static <T> T read(Context context, Class<T> type, int most) throws ServiceRefusal, IOException {
        var contentType = context.contentType();
        if (contentType == null || !contentType.matches("(?i)application/json\\s*(;.*)?")) {
            throw new ServiceRefusal(ServiceCode.NOT_JSON);
        }
        if (context.req().getContentLengthLong() > most) {
            throw new ServiceRefusal(ServiceCode.TOO_LARGE);
        }
        var body = context.bodyInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new ServiceRefusal(ServiceCode.TOO_LARGE);
        }
        return parse(body, type);
    }

    private static <T> T parse(byte[] body, Class<T> type) throws ServiceRefusal, IOException {
        try {
            var read = MAPPER.readValue(body, type);
            if (read == null) {
                throw new ServiceRefusal(ServiceCode.REQUEST_MALFORMED);
            }
            return read;
        } catch (JsonProcessingException e) {
            // Without the text of the request, which may hold a token.
            e.clearLocation();
            throw new ServiceRefusal(ServiceCode.REQUEST_MALFORMED);
        }
    }
}

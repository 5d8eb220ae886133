package signinghelper.demo.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;

import java.io.IOException;

/** Reader of the JSON that a page has sent. A body that does not fit the record is answered with 400. */
final class JsonBody {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    static <T> T read(Context context, Class<T> type) {
        return parse(context.bodyAsBytes(), type);
    }

    /** Parses bytes that came by another way; throws when they do not fit. */
    static <T> T parse(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("内容不完整或格式不对。");
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot fail to be read", e);
        }
    }

    /** Signatures carry documents within, so they may be larger than everything else that a page sends. */
    static byte[] upload(Context context, int maximum) throws IOException {
        var bytes = context.bodyInputStream().readNBytes(maximum + 1);
        if (bytes.length > maximum) {
            throw new ContentTooLargeResponse();
        }
        return bytes;
    }
}

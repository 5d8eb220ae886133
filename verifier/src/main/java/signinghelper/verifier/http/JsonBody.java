package signinghelper.verifier.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import signinghelper.verifier.json.NullSearch;
import signinghelper.verifier.json.StrictJson;
import signinghelper.verifier.settings.Limits;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;

/** Reader of the JSON of requests. Doubled, unknown and missing members are refused, so that nobody means another thing. */
final class JsonBody {
    private static final String TYPE = "(?i)application/json\\s*(;\\s*(charset=\"?utf-8\"?\\s*)?)?";
    private static final JsonMapper MAPPER = StrictJson.rules().build();

    /** Remembers no names, of which a body may have millions. */
    private static final JsonFactory SCAN = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    static {
        // The body itself is bounded, and one text may be nearly all of it.
        var bounds = StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .build();
        MAPPER.getFactory().setStreamReadConstraints(bounds);
        SCAN.setStreamReadConstraints(bounds);
    }

    private final Duration time;

    JsonBody(Limits limits) {
        time = Duration.ofSeconds(limits.bodySeconds());
    }

    /** Reads a body of at most {@code most} bytes. */
    <T> T read(Context context, Class<T> type, int most) throws ServiceRefusal, IOException {
        var contentType = context.contentType();
        if (contentType == null || !contentType.matches(TYPE)) {
            throw new ServiceRefusal(ServiceCode.NOT_JSON);
        }
        if (context.req().getContentLengthLong() > most) {
            throw new ServiceRefusal(ServiceCode.TOO_LARGE);
        }
        return parse(
                new TimedBody(time)
                        .read(context.bodyInputStream(), context.req().getContentLengthLong(), most),
                type);
    }

    private static <T> T parse(byte[] body, Class<T> type) throws ServiceRefusal, IOException {
        try {
            refuseOtherThanUtf8(body);
            refuseNull(body);
            return MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            // Without the text of the request, which may hold a token.
            throw new ServiceRefusal(ServiceCode.REQUEST_MALFORMED, place(e));
        }
    }

    /** Jackson takes a zero at the beginning for UTF-16 or UTF-32, which the content type does not say. */
    private static void refuseOtherThanUtf8(byte[] body) throws ServiceRefusal {
        for (var index = 0; index < Math.min(body.length, 4); index++) {
            if (body[index] == 0) {
                throw new ServiceRefusal(ServiceCode.REQUEST_MALFORMED);
            }
        }
    }

    /** A null that counted as left out would take away a check that somebody has asked for. */
    private static void refuseNull(byte[] body) throws ServiceRefusal, IOException {
        try (var parser = SCAN.createParser(body)) {
            // The library judges all that stands in the page's token.
            var found = NullSearch.firstIn(parser, place -> place.startsWith("token.") || place.startsWith("token["));
            if (found.isPresent()) {
                throw new ServiceRefusal(ServiceCode.REQUEST_MALFORMED, safe(found.get()));
            }
        }
    }

    /** Names the member; a name that nobody of the portal's would give is not repeated. */
    private static String place(JsonProcessingException e) {
        return e instanceof JsonMappingException fault
                ? safe(fault.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", ""))
                : "";
    }

    private static String safe(String place) {
        return place.matches("[A-Za-z0-9.\\[\\]-]{0,80}") ? place : "?";
    }
}

package signinghelper.formats.internal.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Strict reader of a record's JSON. It throws {@link IllegalArgumentException} for everything but the expected. */
public final class RecordJson {
    /** Octets that no record exceeds: more than one over the most documents has. */
    public static final int MOST_BYTES = 4 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecordJson() {}

    /** Reads signed content, which is at most {@link #MOST_BYTES} long. */
    public static Bytes contentOf(Content content) {
        try (var in = content.open()) {
            var json = in.readNBytes(MOST_BYTES);
            if (content.size() > json.length) {
                throw new IllegalArgumentException(content.size() + " bytes");
            }
            return Bytes.copyOf(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses a text in which no field is doubled. */
    public static JsonNode parse(Bytes json) {
        try {
            return MAPPER.readTree(json.toArray());
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Writes UTF-8. */
    public static Bytes encode(JsonNode json) {
        return Bytes.copyOf(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Requires that the record which was read has all that was in its JSON, spelled as it is written. */
    public static void requireAllOf(JsonNode json, Bytes written) {
        if (!parse(written).equals(json)) {
            throw new IllegalArgumentException("more fields, or another spelling");
        }
    }

    /** Returns the texts beside the fields of {@code others}. */
    public static Map<String, String> textsBeside(JsonNode json, Set<String> others) {
        var texts = new HashMap<String, String>();
        json.fieldNames().forEachRemaining(field -> {
            if (!others.contains(field)) {
                texts.put(field, text(json, field));
            }
        });
        return texts;
    }

    /** Returns a field's text. */
    public static String text(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is no text");
        }
        return value.textValue();
    }

    /** Returns a field's whole number. */
    public static long number(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is no whole number");
        }
        return value.longValue();
    }

    /** Returns a field's list. */
    public static JsonNode list(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isArray()) {
            throw new IllegalArgumentException(field + " is no list");
        }
        return value;
    }
}

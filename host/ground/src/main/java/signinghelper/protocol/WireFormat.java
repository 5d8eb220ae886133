package signinghelper.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;

/** JSON by the protocol's rules: exact keys and types; no duplicate, missing or additional key. */
public final class WireFormat {
    private static final int MAX_DEPTH = 32;

    /** Shared mapper: it caches the structure of each record, and creating it takes as long as a small request. */
    private static final class Exact {
        static final JsonMapper MAPPER = mapper();

        private static JsonMapper mapper() {
            var mapper = JsonMapper.builder(JsonFactory.builder()
                            .streamReadConstraints(StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .build())
                            .build())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();
            // Not in the builder, whose lambdas for this no class archive holds.
            mapper.coercionConfigFor(LogicalType.Textual)
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            mapper.coercionConfigFor(LogicalType.Integer)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
            mapper.coercionConfigFor(LogicalType.Boolean)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
            return mapper;
        }
    }

    /** Loads the mapper and the structure of two records, for a start to do beside its other work. */
    public static void load(Class<? extends Record> decoded, Class<? extends Record> encoded) {
        Exact.MAPPER.readerFor(decoded);
        Exact.MAPPER.writerFor(encoded);
    }

    /** Reads any JSON text as a tree; a duplicate key in an object is an error, and so is empty text. */
    public JsonNode readTree(String json) throws JsonProcessingException {
        var tree = Exact.MAPPER.readTree(json);
        if (tree.isMissingNode()) {
            throw new JsonParseException(null, "no JSON");
        }
        return tree;
    }

    /** Reads a tree in which the last one of duplicate keys is used. */
    JsonNode readTreeLeniently(String json) throws JsonProcessingException {
        return Exact.MAPPER
                .reader()
                .without(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .readTree(json);
    }

    /**
     * Decodes {@code json} into a record, whose constructor checks required and allowed values.
     *
     * @throws Refusal {@code REQUEST_MALFORMED}; its cause names the place, and no value: the value belongs to the
     *     page, and the cause is logged
     */
    public <T> T decode(Class<T> type, ObjectNode json) throws Refusal {
        try {
            return bind(type, json);
        } catch (JsonProcessingException e) {
            throw Refusal.of(ErrorCode.REQUEST_MALFORMED, new MisshapenException(e));
        }
    }

    /**
     * Decodes a document of the product's own, such as a profile, as strictly as a request.
     *
     * @throws JsonProcessingException if it does not match {@code type} exactly
     */
    public <T> T decode(Class<T> type, String json) throws JsonProcessingException {
        return bind(type, readObject(json));
    }

    /**
     * Reads a JSON object as a tree, by the rules of {@link #readTree}.
     *
     * @throws JsonProcessingException if it is other JSON
     */
    public ObjectNode readObject(String json) throws JsonProcessingException {
        if (readTree(json) instanceof ObjectNode object) {
            return object;
        }
        throw new JsonParseException(null, "no JSON object");
    }

    /**
     * Binds a tree to a record, as strictly as a request.
     *
     * @throws JsonProcessingException if it does not match {@code type} exactly
     */
    public <T> T bind(Class<T> type, ObjectNode json) throws JsonProcessingException {
        return Exact.MAPPER.treeToValue(json, type);
    }

    public ObjectNode newObject() {
        return Exact.MAPPER.createObjectNode();
    }

    public JsonNode encode(Object value) {
        return Exact.MAPPER.valueToTree(value);
    }

    /** Returns a line of ASCII, which every terminal and every script reads in the same way. */
    public String toAscii(JsonNode json) {
        try {
            return Exact.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }

    /** UTF-8 without a byte order mark. */
    public byte[] toBytes(JsonNode json) {
        try {
            return Exact.MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }
}

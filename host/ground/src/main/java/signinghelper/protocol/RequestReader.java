package signinghelper.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Reader that turns the bytes of a frame into a {@link Request}, or into a JSON-RPC error. */
public final class RequestReader {
    private static final Set<String> KEYS = Set.of("jsonrpc", "id", "method", "params", "browserWindow");
    private static final Set<String> BROWSER_WINDOW_KEYS = Set.of("left", "top", "width", "height");
    private static final Pattern ID = Pattern.compile("[!-~]{1,64}");

    private final WireFormat format;

    public RequestReader(WireFormat format) {
        this.format = format;
    }

    public Request read(byte[] frame) throws MalformedRequestException {
        var text = decodeUtf8(frame);
        try {
            return envelope(format.readTree(text));
        } catch (MismatchedInputException e) {
            throw doubledKey(text);
        } catch (JsonProcessingException e) {
            throw new MalformedRequestException(JsonRpcError.PARSE_ERROR, null);
        }
    }

    /** Decodes strictly, and before Jackson sees the bytes: Jackson would also accept UTF-16 and UTF-32. */
    private static String decodeUtf8(byte[] frame) throws MalformedRequestException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(frame))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRequestException(JsonRpcError.PARSE_ERROR, null);
        }
    }

    /**
     * Jackson reports a duplicate key and text after the end by the same exception; without the rule against
     * duplicates, only the latter fails.
     */
    private MalformedRequestException doubledKey(String text) {
        try {
            return new MalformedRequestException(JsonRpcError.INVALID_PARAMS, idOf(format.readTreeLeniently(text)));
        } catch (JsonProcessingException e) {
            return new MalformedRequestException(JsonRpcError.PARSE_ERROR, null);
        }
    }

    private static Request envelope(JsonNode json) throws MalformedRequestException {
        var id = idOf(json);
        if (!(json instanceof ObjectNode request)
                || !KEYS.containsAll(keysOf(request))
                || !request.path("jsonrpc").isTextual()
                || !request.path("jsonrpc").textValue().equals("2.0")
                || (request.has("id") && id == null)
                || !request.path("method").isTextual()
                || !(request.path("params") instanceof ObjectNode params)) {
            throw new MalformedRequestException(JsonRpcError.INVALID_REQUEST, id);
        }
        if (holdsNull(params)) {
            throw new MalformedRequestException(JsonRpcError.INVALID_PARAMS, id);
        }
        return new Request(id, request.path("method").textValue(), params, browserWindow(request, id));
    }

    private static @Nullable BrowserWindow browserWindow(ObjectNode request, @Nullable String id)
            throws MalformedRequestException {
        if (!request.has("browserWindow")) {
            return null;
        }
        if (!(request.path("browserWindow") instanceof ObjectNode place)
                || !keysOf(place).equals(BROWSER_WINDOW_KEYS)
                || !BROWSER_WINDOW_KEYS.stream().allMatch(key -> place.path(key).isInt())) {
            throw new MalformedRequestException(JsonRpcError.INVALID_REQUEST, id);
        }
        try {
            return new BrowserWindow(
                    place.path("left").intValue(),
                    place.path("top").intValue(),
                    place.path("width").intValue(),
                    place.path("height").intValue());
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(JsonRpcError.INVALID_REQUEST, id);
        }
    }

    private static @Nullable String idOf(JsonNode json) {
        var id = json.path("id");
        return id.isTextual() && ID.matcher(id.textValue()).matches() ? id.textValue() : null;
    }

    private static Set<String> keysOf(ObjectNode json) {
        return Set.copyOf(
                json.properties().stream().map(java.util.Map.Entry::getKey).toList());
    }

    /** No request of the protocol contains a null, so that "left out" and "null" cannot be confused. */
    private static boolean holdsNull(JsonNode json) {
        if (json.isNull()) {
            return true;
        }
        for (var child : json) {
            if (holdsNull(child)) {
                return true;
            }
        }
        return false;
    }
}

package signinghelper.verifier.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Search for null, which Jackson's creators cannot tell from a member that is left out. */
public final class NullSearch {
    private NullSearch() {}

    /**
     * Returns the place of the first null, such as {@code documents[0].signer}.
     *
     * @param parser at the beginning; read to the first null, or to the end
     * @param free tells by the place if anything may stand there
     */
    public static Optional<String> firstIn(JsonParser parser, Predicate<String> free) throws IOException {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NULL) {
                var place = place(parser.getParsingContext());
                if (!free.test(place)) {
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    private static String place(JsonStreamContext within) {
        var place = new StringBuilder();
        for (var at = within; at != null && !at.inRoot(); at = at.getParent()) {
            place.insert(0, at.inArray() ? "[" + at.getCurrentIndex() + "]" : "." + at.getCurrentName());
        }
        return place.indexOf(".") == 0 ? place.substring(1) : place.toString();
    }
}

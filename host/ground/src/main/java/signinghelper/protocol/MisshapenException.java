package signinghelper.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Parameters of a wrong form for their method. Jackson's own message quotes them, so only the place is kept. */
final class MisshapenException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_IN_A_NAME = 30;

    MisshapenException(JsonProcessingException found) {
        super("at " + placeOf(found) + ": " + found.getClass().getSimpleName());
    }

    private static String placeOf(JsonProcessingException found) {
        var path = found instanceof JsonMappingException mapping
                ? mapping.getPath()
                : List.<JsonMappingException.Reference>of();
        return path.stream().map(MisshapenException::nameOf).collect(Collectors.joining("/", "/", ""));
    }

    /** Names in the schema are shorter than the bound; a longer one is the sender's own and is not repeated. */
    private static String nameOf(JsonMappingException.Reference step) {
        var name = step.getFieldName();
        if (name == null) {
            return Integer.toString(step.getIndex());
        }
        return name.length() <= MOST_IN_A_NAME && name.chars().allMatch(MisshapenException::isLetter) ? name : "?";
    }

    private static boolean isLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}

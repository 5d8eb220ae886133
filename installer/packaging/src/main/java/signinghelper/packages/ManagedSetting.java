package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import signinghelper.guidance.Language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A setting that an administrator can give the extension; from its {@code managed-schema.json}, whose texts hold both
 * languages, English first.
 *
 * @param choices values to choose from; empty for yes or no
 * @param pushed the value that the kit pushes: the strictest, or the first choice
 */
record ManagedSetting(String name, Text title, Text description, List<String> choices, Object pushed) {
    /** Parts the two languages of a text. */
    private static final Pattern BETWEEN_LANGUAGES = Pattern.compile(" · ");

    /** A text in each language. */
    record Text(String english, String chinese) {
        private static Text of(String both) {
            var parts = BETWEEN_LANGUAGES.split(both, -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("not English · Chinese: " + both);
            }
            return new Text(parts[0], parts[1]);
        }

        String in(Language language) {
            return language == Language.CHINESE ? chinese : english;
        }
    }

    ManagedSetting {
        choices = List.copyOf(choices);
    }

    /** Returns the settings of the schema, in its order. */
    static List<ManagedSetting> of(Path schema) throws IOException {
        var settings = new ArrayList<ManagedSetting>();
        for (var one :
                new ObjectMapper().readTree(schema.toFile()).path("properties").properties()) {
            settings.add(of(one.getKey(), one.getValue()));
        }
        return List.copyOf(settings);
    }

    private static ManagedSetting of(String name, JsonNode property) {
        var choices = new ArrayList<String>();
        property.path("enum").forEach(choice -> choices.add(choice.asText()));
        Object pushed = switch (property.path("type").asText()) {
            case "boolean" -> false;
            case "string" -> choices.get(0);
            default -> throw new IllegalArgumentException("no template for the type of " + name);
        };
        return new ManagedSetting(
                name,
                Text.of(property.path("title").asText()),
                Text.of(property.path("description").asText()),
                choices,
                pushed);
    }

    boolean isSwitch() {
        return choices.isEmpty();
    }
}

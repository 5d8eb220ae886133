package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting that an administrator can give the extension; from its {@code managed-schema.json}.
 *
 * @param title in both languages
 * @param description in both languages
 * @param choices values to choose from; empty for yes or no
 * @param pushed the value that the kit pushes: the strictest, or the first choice
 */
record ManagedSetting(String name, String title, String description, List<String> choices, Object pushed) {
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
                property.path("title").asText(),
                property.path("description").asText(),
                choices,
                pushed);
    }

    boolean isSwitch() {
        return choices.isEmpty();
    }
}

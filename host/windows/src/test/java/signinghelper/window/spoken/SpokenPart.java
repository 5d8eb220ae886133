package signinghelper.window.spoken;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A part of a window, in AT-SPI's words. */
public record SpokenPart(String role, String name, String description, List<String> states) {
    private static final List<String> CONTROLS = List.of(
            "button",
            "check box",
            "combo box",
            "page tab",
            "page tab list",
            "password text",
            "push button",
            "table",
            "text",
            "toggle button");

    public SpokenPart {
        states = List.copyOf(states);
    }

    static SpokenPart of(String line) {
        try {
            var told = new JsonMapper().readTree(line);
            var states = new ArrayList<String>();
            told.path("states").forEach((JsonNode state) -> states.add(state.asText()));
            return new SpokenPart(
                    told.path("role").asText(),
                    told.path("name").asText(),
                    told.path("description").asText(),
                    states);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns true for what keys reach. */
    public boolean isControl() {
        return CONTROLS.contains(role) && states.contains("showing") && states.contains("focusable");
    }

    /** Returns role and name, in one line. */
    public String line() {
        return role + " " + name.replace('\n', ' ');
    }
}

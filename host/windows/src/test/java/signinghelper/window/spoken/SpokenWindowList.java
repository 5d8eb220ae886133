package signinghelper.window.spoken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Windows by their titles, each with its parts in the order in which a screen reader meets them. */
public record SpokenWindowList(Map<String, List<SpokenPart>> windows) {

    static SpokenWindowList of(List<String> lines) {
        var windows = new LinkedHashMap<String, List<SpokenPart>>();
        var parts = new ArrayList<SpokenPart>();
        for (var line : lines) {
            if (line.startsWith(SpokenProgram.TITLE)) {
                parts = new ArrayList<>();
                windows.put(line.substring(SpokenProgram.TITLE.length()), parts);
            } else if (line.startsWith("{")) {
                // The registry says on the same output that it runs.
                parts.add(SpokenPart.of(line));
            }
        }
        return new SpokenWindowList(windows);
    }

    public List<SpokenPart> parts(String title) {
        return Objects.requireNonNull(windows.get(title), title);
    }

    /** Returns the first control of this role in a window. */
    public SpokenPart the(String role, String title) {
        return parts(title).stream()
                .filter(part -> part.role().equals(role) && part.isControl())
                .findFirst()
                .orElseThrow();
    }

    /** Asserts that each window has controls, and that each of them has a name. */
    public void assertNamed() {
        windows.forEach((title, parts) -> assertThat(parts)
                .as(title)
                .filteredOn(SpokenPart::isControl)
                .isNotEmpty()
                .noneMatch(part -> part.name().isBlank()));
    }

    /** Asserts that the controls of all windows stand in {@code file}; with the property {@code approve}, writes them. */
    public void assertApproved(Path file) throws IOException {
        var controls = windows.entrySet().stream()
                .map(window -> controls(window.getKey(), window.getValue()))
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("approve")) {
            Files.writeString(file, controls);
        }
        assertThat(controls).isEqualTo(Files.readString(file));
    }

    private static String controls(String title, List<SpokenPart> parts) {
        return parts.stream()
                .filter(SpokenPart::isControl)
                .map(SpokenPart::line)
                .collect(Collectors.joining("\n", SpokenProgram.TITLE + title + "\n", "\n"));
    }
}

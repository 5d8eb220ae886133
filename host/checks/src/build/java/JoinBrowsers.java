import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A step of the build: joins the data files of browsers to one resource, {@code browsers/browsers.json}. A jar cannot be
 * listed, and a list by hand is one that somebody forgets.
 */
final class JoinBrowsers {
    private JoinBrowsers() {}

    /** Joins the files of the first folder into the resources of the second. */
    public static void main(String[] arguments) throws IOException {
        try (var files = Files.list(Path.of(arguments[0]))) {
            var texts = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(JoinBrowsers::text)
                    .collect(Collectors.joining(",\n", "{ \"browsers\": [\n", "\n]}\n"));
            Files.writeString(Files.createDirectories(Path.of(arguments[1])).resolve("browsers.json"), texts);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}

package generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writer of what host and extension have in common, out of the files beside it. It runs in the repository's folder and
 * writes below {@code target} of both, or of the one that is named: {@code java protocol/Generate.java [host|extension]}.
 */
public final class Program {
    static final Path SOURCES = Path.of("protocol");
    static final String BANNER = "// Generated from protocol.schema.json (protocol/Generate.java). Do not edit.\n";
    static final Node SCHEMA = Node.read("protocol.schema.json");
    static final Node DEFINITIONS = SCHEMA.node("$defs");

    public static void main(String... parts) throws IOException {
        for (var part : parts.length == 0 ? List.of("host", "extension") : List.of(parts)) {
            switch (part) {
                case "host" -> writeForHost();
                case "extension" -> writeForExtension(Path.of("extension/target/generated/protocol"));
                default -> throw new IllegalArgumentException("neither host nor extension: " + part);
            }
        }
    }

    private static void writeForHost() throws IOException {
        writeData(Path.of("host/ground/target/generated-resources/protocol"));
        var folder = Path.of("host/ground/target/generated-sources/protocol/signinghelper/protocol");
        var constants = join(Method.all(), ",\n    ", Method::javaConstant);
        var template = Files.readString(SOURCES.resolve("Method.java.template"));
        write(folder.resolve("Method.java"), BANNER + template.replace("@constants", constants));
    }

    private static void writeForExtension(Path folder) throws IOException {
        writeData(folder);
        write(folder.resolve("messages.ts"), Types.messages());
        write(folder.resolve("answers.ts"), Guards.answers());
        write(folder.resolve("requests.ts"), Guards.requests());
        write(folder.resolve("guidance.ts"), guidance());
    }

    /** Copies the data, with the names of methods in the places that wait for them. */
    private static void writeData(Path folder) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                var text = Files.readString(file)
                        .replace("\"@methods\"", join(Method.all(), ", ", method -> Json.write(method.name())))
                        .replace(
                                "\"@capabilities\"",
                                join(Method.forPages(), ", ", method -> Json.write(method.name())));
                write(folder.resolve(SOURCES.relativize(file)), text);
            }
        }
    }

    /** Returns the words for the errors that the extension raises by itself; the host words all others. */
    private static String guidance() {
        var words = new LinkedHashMap<String, Object>();
        var toWindow = new LinkedHashSet<String>();
        for (var language : DEFINITIONS.node("Locale").list("enum")) {
            var all = Node.read("guidance/" + language + ".json").fields();
            var own = new LinkedHashMap<String, Object>();
            for (var code : DEFINITIONS.node("ErrorCode").list("x-extension")) {
                own.put(
                        (String) code,
                        Objects.requireNonNull(all.get(code), () -> language + " has no words for " + code));
            }
            words.put((String) language, own);
            all.keySet().stream()
                    .filter(code -> all.get(code).toString().contains("{helper}"))
                    .forEach(toWindow::add);
        }
        return BANNER + "export const GUIDANCE = " + Json.write(words) + " as const;\n\n"
                + "/** Errors with a step that sends the user to the helper's window. */\n"
                + "export const TO_WINDOW: readonly string[] = " + Json.write(List.copyOf(toWindow)) + ";\n";
    }

    /** Leaves a file alone that is right already, so that nothing is compiled again for it. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    static <T> String join(Collection<T> items, String separator, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(separator));
    }
}

package signinghelper.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The program as one portal gives it to its users. Programs of several portals stand beside each other on a computer,
 * since each has names of its own.
 *
 * @param id of the portal's profile
 * @param title name of the portal by language tag, {@code zh-CN} and {@code en}; each one line
 */
public record Product(String id, Map<String, String> title) {
    /** File of a program's folder and of a payload: id, title in Chinese and title in English, a line each, in UTF-8. */
    public static final String FILE = "portal.txt";

    /** Begin of {@link #name}. */
    static final String PREFIX = "signing-helper-";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final int MOST_BYTES = 4096;

    public Product {
        title = Map.copyOf(title);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a profile: " + id);
        }
        for (var language : LANGUAGES) {
            var text = title.getOrDefault(language, "");
            if (text.isBlank() || text.lines().count() != 1) {
                throw new IllegalArgumentException("no title of one line in " + language);
            }
        }
    }

    /**
     * Reads the file of a program's folder.
     *
     * @throws IOException if it is missing or damaged
     */
    public static Product of(Path program) throws IOException {
        try (var in = Files.newInputStream(program.resolve(FILE))) {
            return read(in);
        }
    }

    static Product read(InputStream in) throws IOException {
        var lines = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.size() != 1 + LANGUAGES.size()) {
            throw new IOException(FILE + " has not three lines");
        }
        try {
            return new Product(lines.get(0), Map.of(LANGUAGES.get(0), lines.get(1), LANGUAGES.get(1), lines.get(2)));
        } catch (IllegalArgumentException e) {
            throw new IOException(FILE + " names no portal", e);
        }
    }

    /** Returns the content of {@link #FILE}. */
    public byte[] text() {
        return (id + "\n" + titleIn("zh-CN") + "\n" + titleIn("en") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the title; the language is one of the two. */
    public String titleIn(String language) {
        var text = title.get(language);
        if (text == null) {
            throw new IllegalArgumentException("no title in " + language);
        }
        return text;
    }

    /** Returns the name of folders, packages and menu entries on Linux, such as {@code signing-helper-demo}. */
    public String name() {
        return PREFIX + id;
    }

    /** Returns the name of folders and registry keys on Windows and macOS, such as {@code SigningHelper-demo}. */
    public String nameOnWindows() {
        return "SigningHelper-" + id;
    }

    /**
     * Returns the name under which the extension asks for the host, such as {@code signinghelper.demo}. Chromium allows
     * lower case letters, digits, dots and {@code _} in it, but no hyphen.
     */
    public String hostName() {
        return "signinghelper." + id.replace('-', '_');
    }
}

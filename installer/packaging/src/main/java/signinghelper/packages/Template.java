package signinghelper.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with places to fill in. {@code [[name]]} is a value. The text between {@code [[#name]]} and {@code [[/name]]}
 * stays only when that value is present. The text between {@code [[^name]]} and {@code [[/name]]} stays only when it is
 * absent. {@code [[>file]]} is the text of a file beside it.
 */
record Template(String text) {
    private static final Pattern PART = Pattern.compile("\\[\\[([#^])([a-z-]+)]](.*?)\\[\\[/\\2]]", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\[\\[([a-z-]+)]]");
    private static final Pattern BESIDE = Pattern.compile("\\[\\[>([a-z.]+)]]");

    /** Reads a template with the files that it takes in. */
    static Template read(Path file) throws IOException {
        var text = new StringBuilder();
        var places = BESIDE.matcher(Files.readString(file));
        while (places.find()) {
            var beside = Files.readString(file.resolveSibling(places.group(1)));
            places.appendReplacement(text, Matcher.quoteReplacement(beside));
        }
        return new Template(places.appendTail(text).toString());
    }

    /**
     * Fills it in, as text for HTML and XML.
     *
     * @throws IllegalArgumentException if a place is left without a value, or a part has no end
     */
    String filled(Map<String, String> values) {
        var rest = text;
        for (var part = PART.matcher(rest); part.find(); part = PART.matcher(rest)) {
            var isShown = values.containsKey(part.group(2)) == part.group(1).equals("#");
            rest = part.replaceFirst(Matcher.quoteReplacement(isShown ? part.group(3) : ""));
        }
        if (PLACE.matcher(rest).replaceAll("").contains("[[")) {
            throw new IllegalArgumentException("neither a place nor a whole part: [[ in " + rest);
        }
        return PLACE.matcher(rest).replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
    }

    private static String value(Map<String, String> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing to fill in for " + name);
        }
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}

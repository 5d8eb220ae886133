package signinghelper.formats.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Difference between verifiers in one signature, or a row of {@code docs/verification-differences.md} that explains some.
 *
 * @param file within the jar; in a row, {@code *} stands for any letters
 * @param signature the same
 * @param opinions in words, ours first
 */
record Difference(String file, String signature, List<String> opinions) {
    private static final Path PAGE = Path.of("../../docs/verification-differences.md");

    Difference {
        opinions = List.copyOf(opinions);
    }

    /**
     * Reads the rows below a heading; each names a reason behind the opinions.
     *
     * @param verifiers number of columns of opinions
     */
    static List<Difference> rows(String heading, int verifiers) throws IOException {
        var lines = Files.readAllLines(PAGE);
        var section = lines.subList(lines.indexOf(heading) + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
        return section.stream().map(line -> row(line, verifiers)).toList();
    }

    private static Difference row(String line, int verifiers) {
        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != verifiers + 5 || cells.get(verifiers + 3).isEmpty()) {
            throw new IllegalArgumentException("no row with a reason: " + line);
        }
        return new Difference(code(cells.get(1)), code(cells.get(2)), cells.subList(3, 3 + verifiers));
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }

    /** Returns true when this row explains a difference. */
    boolean explains(Difference found) {
        return matches(file, found.file) && matches(signature, found.signature) && opinions.equals(found.opinions);
    }

    private static boolean matches(String pattern, String text) {
        var parts = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return text.matches(parts);
    }

    /** Returns the row that is missing, but for its reason. */
    @Override
    public String toString() {
        return "| `" + file + "` | `" + signature + "` | " + String.join(" | ", opinions) + " | |";
    }
}

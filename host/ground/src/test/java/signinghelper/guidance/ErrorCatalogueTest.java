package signinghelper.guidance;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.protocol.ErrorCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Makes the page of a release that lists the errors, as the release does. */
@Tag("slow")
class ErrorCatalogueTest {
    private static final String WRITER = "src/build/java/WriteErrors.java";

    private final GuidanceBook book = new GuidanceBook();

    @Test
    void hasARowForEachCodeWithItsWordsInBothLanguages(@TempDir Path folder) throws Exception {
        var page = folder.resolve("errors.md");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");

        var made = new ProcessBuilder(java, "-cp", classPath, WRITER, page.toString())
                .inheritIO()
                .start();

        assertThat(made.waitFor()).isZero();
        var rows = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows).hasSize(ErrorCode.values().length);
        assertThat(Stream.of(ErrorCode.values()))
                .allSatisfy(code -> assertThat(rows).anyMatch(row -> says(row, code)));
    }

    private boolean says(String row, ErrorCode code) {
        return row.startsWith("| `" + code + "` | `" + code.retry() + "` |")
                && Stream.of(Language.values())
                        .map(language -> book.words(code, Map.of(), language).title())
                        .allMatch(title -> row.contains("**" + title.replace("|", "\\|") + "**"));
    }
}

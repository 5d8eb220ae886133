package signinghelper.preview;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.internal.pages.FoundText;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@Tag("slow")
class DocumentKeywordsTest {
    private static final double LONG = 842 * 25.4 / 72;
    private static final double SHORT = 595 * 25.4 / 72;

    @TempDir
    private Path folder;

    private Optional<FoundText> find(Content content, String text) throws Exception {
        try (var copies = new PrivateFolder(folder)) {
            return new DocumentKeywords(copies, TestPages::program, TestPages.LIMITS)
                    .find(content, DocumentFormats.named("pdf").orElseThrow(), text);
        }
    }

    @Test
    void findsTheFirstPlace() throws Exception {
        var found = find(TestPages.of("Price", "Seal here", "Seal here"), "seal here".replace('s', 'S'));

        assertThat(found).isPresent();
        assertThat(found.get().page()).isEqualTo(2);
        assertThat(found.get().x()).isCloseTo(SHORT / 2, within(2.0));
        assertThat(found.get().y()).isCloseTo(LONG / 2, within(2.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void measuresThePageAsItIsShown(int degrees) throws Exception {
        var found = find(TestPages.turned("Seal", degrees), "Seal").orElseThrow();
        var isOnItsSide = degrees % 180 != 0;

        assertThat(found.x()).isCloseTo((isOnItsSide ? LONG : SHORT) / 2, within(2.0));
        assertThat(found.y()).isCloseTo((isOnItsSide ? SHORT : LONG) / 2, within(2.0));
    }

    @Test
    void blanksMakeNoDifference() throws Exception {
        assertThat(find(TestPages.of("Seal here"), "Sealhere")).isPresent();
        assertThat(find(TestPages.of("Seal"), "S e a l")).isPresent();
        assertThat(find(TestPages.of("Seal"), " ")).isEmpty();
        assertThat(find(TestPages.of("Seal"), "Seals")).isEmpty();
    }

    @Test
    void aDocumentWithoutPagesHasNoText() throws Exception {
        try (var copies = new PrivateFolder(folder)) {
            var search = new DocumentKeywords(copies, TestPages::program, TestPages.LIMITS);
            var cms = DocumentFormats.named("cms-detached").orElseThrow();
            assertThat(search.find(TestPages.of("Seal"), cms, "Seal")).isEmpty();
        }
    }

    @Test
    void leavesNoCopy() throws Exception {
        find(TestPages.of("Seal"), "Seal");
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(file -> file.toString().endsWith(".pdf"))).isEmpty();
        }
    }
}

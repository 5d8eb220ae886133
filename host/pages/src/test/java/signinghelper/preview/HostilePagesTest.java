package signinghelper.preview;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.UndrawnPageException;

import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Documents whose first page costs more than a page may; the second is an ordinary one. */
@Tag("slow")
class HostilePagesTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final PageLimits SHORT = new PageLimits(ENOUGH, Duration.ofSeconds(1), Duration.ofSeconds(4));

    @TempDir
    private Path folder;

    @Test
    void aPageOverItsLimitIsGreyAndTheNextOneIsDrawn() throws Exception {
        requireLimit(HostilePage.ENDLESS_FORMS);
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource(HostilePage.class)
    void soIsOneOfAnotherKind(HostilePage page) throws Exception {
        requireLimit(page);
    }

    /** The drawing itself ends at a measure of its own, or the process is ended. */
    @Tag("full")
    @ParameterizedTest
    @EnumSource(HostileOfdPage.class)
    void soIsOneOfAnOfd(HostileOfdPage page) throws Exception {
        requireLimit(page.document(), "ofd");
    }

    private void requireLimit(HostilePage page) throws Exception {
        requireLimit(page.document(), "pdf");
    }

    private void requireLimit(Content document, String kind) throws Exception {
        try (var copies = new PrivateFolder(folder);
                var pages = new DocumentPreview(copies, TestPages::program, SHORT)
                        .open(document, new DocumentKind(kind))
                        .orElseThrow()) {
            assertThatThrownBy(() -> pages.draw(1, 4))
                    .isInstanceOfSatisfying(
                            UndrawnPageException.class,
                            undrawn -> assertThat(undrawn.reason()).isEqualTo(UndrawnPageException.Reason.LIMIT));

            assertThat(pages.draw(2, 2).picture().getWidth()).isGreaterThan(100);
        }
    }

    @Test
    void aSearchOverItsLimitIsRefused() throws Exception {
        try (var copies = new PrivateFolder(folder)) {
            var search = new DocumentKeywords(copies, TestPages::program, SHORT);
            var pdf = DocumentFormats.named("pdf").orElseThrow();

            assertThatThrownBy(() -> search.find(HostilePage.ENDLESS_FORMS.document(), pdf, "Seal"))
                    .isInstanceOfSatisfying(FormatException.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(FormatException.Reason.SEAL_REFUSED);
                        assertThat(refused.rule()).isEqualTo("KEYWORD_SEARCH_TOO_LONG");
                    });
            assertThat(search.find(TestPages.of("Seal"), pdf, "Seal")).isPresent();
        }
    }

    @Test
    void closingEndsWhatIsBeingDrawn() throws Exception {
        try (var copies = new PrivateFolder(folder)) {
            var pages = new DocumentPreview(
                            copies, TestPages::program, new PageLimits(ENOUGH, Duration.ofMinutes(5), ENOUGH))
                    .open(HostilePage.ENDLESS_FORMS.document(), new DocumentKind("pdf"))
                    .orElseThrow();
            var drawing =
                    new Thread(() -> assertThatThrownBy(() -> pages.draw(1, 4)).isNotNull());
            drawing.start();
            pages.close();
            drawing.join(Duration.ofMinutes(1).toMillis());

            assertThat(drawing.isAlive()).isFalse();
        }
    }
}

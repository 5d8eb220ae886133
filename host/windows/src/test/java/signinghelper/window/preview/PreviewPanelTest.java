package signinghelper.window.preview;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.formats.ofd.pages.TestPage;
import signinghelper.formats.verification.SealReport.Picture;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.preview.TestPages;
import signinghelper.prompt.PlacedSeal;
import signinghelper.prompt.SealedPages;
import signinghelper.window.part.Words;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import javax.accessibility.AccessibleContext;
import javax.swing.SwingUtilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@Tag("slow")
class PreviewPanelTest {
    @TempDir
    private Path folder;

    private PrivateFolder copies;
    private PreviewPanel panel;
    private List<PlacedSeal> applied = List.of();

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    @BeforeEach
    void open() throws Exception {
        copies = new PrivateFolder(folder);
        panel = panel(TestPages.of("a", "b", "c"), new DocumentKind("pdf"), null);
    }

    private void open(SealMoves moves) throws Exception {
        end();
        panel = panel(TestPages.of("a", "b", "c"), new DocumentKind("pdf"), moves);
    }

    private PreviewPanel panel(Content content, DocumentKind kind, @Nullable SealMoves moves) throws Exception {
        var pages = TestPages.preview(copies).open(content, kind).orElseThrow();
        var words = new Words(Language.ENGLISH, new GuidanceBook());
        var made = new FutureTask<>(() -> new PreviewPanel(pages, words, moves, new Applied(moves)));
        SwingUtilities.invokeAndWait(made);
        return made.get();
    }

    @AfterEach
    void end() throws Exception {
        SwingUtilities.invokeAndWait(panel::end);
    }

    private void press(int key) throws Exception {
        press(key, 0);
    }

    private void press(int key, int modifiers) throws Exception {
        var event = new KeyEvent(panel.view(), KeyEvent.KEY_PRESSED, 0, modifiers, key, KeyEvent.CHAR_UNDEFINED);
        SwingUtilities.invokeAndWait(() -> SwingUtilities.processKeyBindings(event));
    }

    private String name() {
        return panel.view().getAccessibleContext().getAccessibleName();
    }

    @Test
    void keysTurnThePages() throws Exception {
        assertThat(name()).isEqualTo("Page 1 of 3");
        press(KeyEvent.VK_PAGE_UP);
        assertThat(name()).isEqualTo("Page 1 of 3");
        press(KeyEvent.VK_PAGE_DOWN);
        assertThat(name()).isEqualTo("Page 2 of 3");
        press(KeyEvent.VK_END);
        assertThat(name()).isEqualTo("Page 3 of 3");
        press(KeyEvent.VK_PAGE_DOWN);
        assertThat(name()).isEqualTo("Page 3 of 3");
        press(KeyEvent.VK_HOME);
        assertThat(name()).isEqualTo("Page 1 of 3");
    }

    @Test
    void aPageThatIsNotDrawnIsGreyAndSaidToBe() throws Exception {
        assertThat(saidOf("<")).startsWith("This page cannot be drawn here.");
    }

    @Test
    void whatIsMissingFromAPageIsNamed() throws Exception {
        assertThat(saidOf("<ofd:VideoObject Boundary=\"0 0 9 9\"/>" + TestPage.text(20, 30, "", "ab")))
                .isEqualTo(
                        "Not everything on this page is drawn. Missing: another object. See it in another OFD reader before"
                                + " you sign.\nOther programs may show some of this page differently: text.");
    }

    private String saidOf(String objects) throws Exception {
        end();
        panel = panel(TestPage.with(objects).content(), new DocumentKind("ofd"), null);
        var said = new CompletableFuture<String>();
        SwingUtilities.invokeAndWait(() -> {
            var accessible = panel.view().getAccessibleContext();
            accessible.addPropertyChangeListener(change -> told(accessible, said));
            told(accessible, said);
        });
        return said.get();
    }

    private static void told(AccessibleContext accessible, CompletableFuture<String> said) {
        var description = accessible.getAccessibleDescription();
        if (description != null && !description.isEmpty()) {
            said.complete(description);
        }
    }

    @Test
    void keysChangeTheSize() throws Exception {
        var before = panel.view().getPreferredSize();
        press(KeyEvent.VK_PLUS);
        assertThat(panel.view().getPreferredSize().width).isCloseTo((int) (before.width * 1.25), within(2));
        press(KeyEvent.VK_MINUS);
        assertThat(panel.view().getPreferredSize()).isEqualTo(before);
    }

    private static SealedPages sealed(boolean isMovable) {
        var picture = new Picture("png", Bytes.copyOf(new byte[1]), 40, 30);
        var placement = new SealPlacement(2, 100, 200, 40, 30, Strip.WHOLE);
        return new SealedPages(
                Collections.nCopies(3, new PageSize(210, 297)),
                picture,
                List.of(new PlacedSeal(0, placement, isMovable)),
                true);
    }

    private void openSealed(boolean isMovable) throws Exception {
        open(new SealMoves(sealed(isMovable)));
    }

    @Test
    void keysMoveTheSealAndItsPlaceIsSaid() throws Exception {
        openSealed(true);
        assertThat(name()).isEqualTo("Page 2 of 3; Seal: page 2, 100.0 mm from the left, 200.0 mm from the top");
        press(KeyEvent.VK_RIGHT);
        press(KeyEvent.VK_UP, InputEvent.SHIFT_DOWN_MASK);
        assertThat(name()).endsWith("page 2, 101.0 mm from the left, 190.0 mm from the top");
        press(KeyEvent.VK_PAGE_DOWN, InputEvent.CTRL_DOWN_MASK);
        assertThat(name()).startsWith("Page 3 of 3; Seal: page 3, 101.0 mm");
        press(KeyEvent.VK_PAGE_DOWN, InputEvent.CTRL_DOWN_MASK);

        SwingUtilities.invokeAndWait(Objects.requireNonNull(panel.applying())::doClick);

        assertThat(applied)
                .extracting(PlacedSeal::placement)
                .containsExactly(new SealPlacement(3, 101, 190, 40, 30, Strip.WHOLE));
    }

    @Test
    void turningPagesLeavesTheSealWhereItIs() throws Exception {
        openSealed(true);
        press(KeyEvent.VK_PAGE_DOWN);
        press(KeyEvent.VK_RIGHT);
        assertThat(name()).startsWith("Page 3 of 3; Seal: page 2, 100.0 mm");
        press(KeyEvent.VK_PAGE_UP, InputEvent.CTRL_DOWN_MASK);
        assertThat(name()).startsWith("Page 3 of 3; Seal: page 2, 100.0 mm");
    }

    @Test
    void aSealThatThePortalHasPlacedStays() throws Exception {
        openSealed(false);
        press(KeyEvent.VK_RIGHT);
        assertThat(name()).isEqualTo("Page 2 of 3");
        assertThat(panel.applying()).isNull();
    }

    @Test
    void theMouseDragsTheSealWithinItsPage() throws Exception {
        var moves = new SealMoves(sealed(true));
        open(moves);
        SwingUtilities.invokeAndWait(() -> {
            panel.view().setSize(panel.view().getPreferredSize());
            var pixels = panel.view().getWidth() / 210.0;
            mouse(MouseEvent.MOUSE_PRESSED, 110 * pixels, 210 * pixels);
            mouse(MouseEvent.MOUSE_DRAGGED, 60 * pixels, 110 * pixels);
        });
        var dragged = moves.selected().orElseThrow().placement();
        assertThat(dragged.left()).isCloseTo(50, within(0.3));
        assertThat(dragged.top()).isCloseTo(100, within(0.3));
        SwingUtilities.invokeAndWait(() -> mouse(MouseEvent.MOUSE_DRAGGED, -300, 9_000));
        assertThat(name()).endsWith("0.0 mm from the left, 267.0 mm from the top");
    }

    private void mouse(int kind, double x, double y) {
        var view = panel.view();
        view.dispatchEvent(new MouseEvent(
                view,
                kind,
                0,
                InputEvent.BUTTON1_DOWN_MASK,
                (int) Math.round(x),
                (int) Math.round(y),
                1,
                false,
                MouseEvent.BUTTON1));
    }

    private final class Applied implements SealBar.Listener {
        private final @Nullable SealMoves moves;

        Applied(@Nullable SealMoves moves) {
            this.moves = moves;
        }

        @Override
        public void apply() {
            applied = Objects.requireNonNull(moves).seals();
        }

        @Override
        public void goBack() {}
    }
}

package signinghelper.window.preview;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.preview.DocumentPreview;
import signinghelper.preview.TestPages;
import signinghelper.preview.ofd.TestPage;
import signinghelper.window.part.Words;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import javax.accessibility.AccessibleContext;
import javax.swing.SwingUtilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PreviewPanelTest {
    @TempDir
    private Path folder;

    private PrivateFolder copies;
    private PreviewPanel panel;

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    @BeforeEach
    void open() throws Exception {
        copies = new PrivateFolder(folder);
        open(TestPages.of("a", "b", "c"), DocumentKind.PDF);
    }

    private void open(Content content, DocumentKind kind) throws Exception {
        var pages = new DocumentPreview(copies).open(content, kind).orElseThrow();
        var words = new Words(Language.ENGLISH, new GuidanceBook());
        var made = new FutureTask<>(() -> new PreviewPanel(pages, words));
        SwingUtilities.invokeAndWait(made);
        panel = made.get();
    }

    @AfterEach
    void end() throws Exception {
        SwingUtilities.invokeAndWait(panel::end);
    }

    private void press(int key) throws Exception {
        var event = new KeyEvent(panel.view(), KeyEvent.KEY_PRESSED, 0, 0, key, KeyEvent.CHAR_UNDEFINED);
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
        end();
        open(TestPage.with("<ofd:CompositeObject/>").content(), DocumentKind.OFD);
        var said = new CompletableFuture<String>();
        SwingUtilities.invokeAndWait(() -> {
            var accessible = panel.view().getAccessibleContext();
            accessible.addPropertyChangeListener(change -> told(accessible, said));
            told(accessible, said);
        });

        assertThat(said.get()).startsWith("This page has content that this program cannot draw.");
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
}

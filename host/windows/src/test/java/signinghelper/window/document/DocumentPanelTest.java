package signinghelper.window.document;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.preview.TestPages;
import signinghelper.prompt.DocumentLine;
import signinghelper.prompt.FakeSeals;
import signinghelper.prompt.PinSubject;
import signinghelper.window.part.Words;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextArea;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentPanelTest {
    private static final String DIGEST = "SHA-256 " + "0123456789abcdef".repeat(4);
    private static final String END = "——并授权乙方代为签署一切文件";

    @TempDir
    private Path folder;

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private DocumentPanel panel(String... titles) {
        return panel(Stream.of(titles)
                .map(title -> new DocumentLine(title, "text/plain", DIGEST, null, false))
                .toList());
    }

    private DocumentPanel panel(List<DocumentLine> documents) {
        return panel(new PinSubject.Signing(documents, null));
    }

    private DocumentPanel panel(PinSubject.Signing signing) {
        var words = new Words(Language.ENGLISH, new GuidanceBook());
        return new DocumentPanel(
                signing, words, new DocumentOpener(TestPages.preview(new PrivateFolder(folder))), () -> {});
    }

    private static Stream<Component> all(Component component) {
        var children = component instanceof Container container
                ? Stream.of(container.getComponents()).flatMap(DocumentPanelTest::all)
                : Stream.<Component>empty();
        return Stream.concat(Stream.of(component), children);
    }

    private static <C extends Component> List<C> all(Class<C> type, Component root) {
        return all(root).filter(type::isInstance).map(type::cast).toList();
    }

    private static String detail(DocumentPanel panel) {
        return all(JTextArea.class, panel).stream()
                .filter(area -> "Whole title and fingerprint of the selected document"
                        .equals(area.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    @Test
    void headingsAreWholeWhereThePanelIsNarrow() {
        var table = all(JTable.class, panel("报价单")).get(0);
        table.setSize(330, 100);

        table.doLayout();

        var header = table.getTableHeader();
        for (var index = 0; index < table.getColumnCount(); index++) {
            var column = table.getColumnModel().getColumn(index);
            var heading = header.getDefaultRenderer()
                    .getTableCellRendererComponent(table, column.getHeaderValue(), false, false, -1, index);
            assertThat(column.getWidth()).isGreaterThanOrEqualTo(heading.getPreferredSize().width);
        }
    }

    @Test
    void theSelectedDocumentIsReadAtFullLength() {
        var panel = panel("a".repeat(300), "second");
        assertThat(detail(panel)).isEqualTo("a".repeat(300) + "\n" + DIGEST);

        all(JTable.class, panel).get(0).setRowSelectionInterval(1, 1);
        assertThat(detail(panel)).isEqualTo("second\n" + DIGEST);
    }

    @Test
    void whatWasNotSeenHereIsCounted() {
        assertThat(all(JLabel.class, panel("first", "second")).get(0).getText())
                .isEqualTo("Documents to sign: 2, 2 of them not received here");
    }

    @Test
    void aSealIsToldBesideTheSizeAndNotInTheTitle() {
        var content = Content.inMemory(Bytes.copyOf(new byte[3]));
        var panel = panel(List.of(
                new DocumentLine("sealed", "application/pdf", DIGEST, content, true),
                new DocumentLine("plain", "application/pdf", DIGEST, content, false)));
        var table = all(JTable.class, panel).get(0);

        assertThat(table.getValueAt(0, 1)).isEqualTo("sealed");
        assertThat(table.getValueAt(0, 2)).isEqualTo("3 B, seal");
        assertThat(table.getValueAt(1, 2)).isEqualTo("3 B");
        assertThat(detail(panel))
                .isEqualTo("sealed\nOnce signed, this document shows your seal on its pages.\n" + DIGEST);
    }

    private static String attention(DocumentPanel panel) {
        var line = all(AttentionLine.class, panel).get(0);
        return line.isVisible() ? all(JTextArea.class, line).get(0).getText() : "";
    }

    @Test
    void whatWasNotPreviewedIsCountedOnTop() {
        assertThat(attention(panel("one"))).isEmpty();
        assertThat(attention(panel("first", "second"))).isEqualTo("Documents not previewed here: 2");
        assertThat(all(JButton.class, panel("first", "second")).get(0).isVisible())
                .as("a document that was not received cannot be viewed")
                .isFalse();
    }

    @Test
    void aSealThatTheUserHasToPlaceComesFirst() {
        var content = Content.inMemory(Bytes.copyOf(new byte[3]));
        var line = new DocumentLine("sealed", "application/pdf", DIGEST, content, true);
        var seals = new FakeSeals(List.of(FakeSeals.ring(1)), 1);
        var panel = panel(new PinSubject.Signing(List.of(line, line), seals));

        assertThat(attention(panel)).isEqualTo("Documents whose seal you have to place: 1");
        assertThat(panel.isPlaced()).isFalse();

        seals.place(1, List.of());
        assertThat(panel.isPlaced()).isTrue();
    }

    @Test
    void blanksPushNothingOutOfSight() {
        for (var blank : List.of(" ", "\u3000", "\u00A0", "\u2800", "\u3164")) {
            var panel = panel("采购合同（金额 100 元）.pdf" + blank.repeat(60) + END);

            assertThat(detail(panel)).startsWith("采购合同（金额 100 元）.pdf " + END);
            assertThat(all(JTable.class, panel).get(0).getValueAt(0, 1)).isEqualTo("采购合同（金额 100 元）.pdf " + END);
        }
    }

    @Test
    void aHiddenCharacterIsShownThereToo() {
        assertThat(detail(panel("a\u202Eb\u200Bc"))).startsWith("a<U+202E>b<U+200B>c\n");
    }
}

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                signing, words, new DocumentOpener(TestPages.preview(new PrivateFolder(folder))), () -> {}, () -> {});
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
        return all(FingerprintPanel.class, panel).stream()
                .flatMap(fingerprint -> all(JTextArea.class, fingerprint).stream())
                .map(JTextArea::getText)
                .collect(Collectors.joining("\n"));
    }

    private static String heading(DocumentPanel panel) {
        return all(JLabel.class, panel).stream()
                .map(label -> String.valueOf(label.getText()))
                .filter(text -> text.startsWith("Files:"))
                .findFirst()
                .orElseThrow();
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
        assertThat(heading(panel("first", "second"))).isEqualTo("Files: 2, no content: 2");
    }

    @Test
    void aSealHasAColumnOfItsOwnAndIsNotInTheTitle() {
        var content = Content.inMemory(Bytes.copyOf(new byte[3]));
        var panel = panel(List.of(
                new DocumentLine("sealed", "application/pdf", DIGEST, content, true),
                new DocumentLine("plain", "application/pdf", DIGEST, content, false)));
        var table = all(JTable.class, panel).get(0);

        assertThat(table.getValueAt(0, 1)).isEqualTo("sealed");
        assertThat(table.getValueAt(0, 2)).isEqualTo("3 B");
        assertThat(table.getValueAt(0, 3)).hasToString("seal");
        assertThat(table.getValueAt(1, 3)).hasToString("—");
    }

    private static String attention(DocumentPanel panel) {
        var line = all(AttentionLine.class, panel).get(0);
        return line.isVisible() ? all(JTextArea.class, line).get(0).getText() : "";
    }

    @Test
    void whatWasPreviewedIsCountedAndMarked() {
        var content = Content.inMemory(Bytes.copyOf(new byte[3]));
        var line = new DocumentLine("a", "text/plain", DIGEST, content, false);
        var panel = panel(List.of(line, line));

        assertThat(heading(panel)).isEqualTo("Files: 2, previewed: 0");
        assertThat(all(JTable.class, panel).get(0).getValueAt(1, 4)).hasToString("not previewed");
        assertThat(next(panel).isVisible()).isTrue();
        assertThat(next(panel("first", "second")).isVisible())
                .as("a document that was not received cannot be viewed")
                .isFalse();
    }

    private static JButton next(DocumentPanel panel) {
        return all(JButton.class, panel).stream()
                .filter(button -> button.getText().equals("Preview next"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachRowSaysHowFarTheWorkIsAndInTheEndWhatIsNotSigned() {
        var panel = panel("first", "second", "third");
        var table = all(JTable.class, panel).get(0);

        panel.showProgress(1, WorkState.WORKING, WorkState.WAITING);
        assertThat(states(table)).containsExactly("signed", "signing", "waits");
        assertThat(table.getColumnName(4)).isEqualTo("State");
        assertThat(table.getSelectedRow()).isEqualTo(1);

        panel.showProgress(2, WorkState.NOT_DONE, WorkState.NOT_DONE);
        assertThat(states(table)).containsExactly("signed", "signed", "not signed");
        assertThat(table.getSelectedRow()).isEqualTo(2);
    }

    private static List<String> states(JTable table) {
        return IntStream.range(0, table.getRowCount())
                .mapToObj(row -> table.getValueAt(row, 4).toString())
                .toList();
    }

    @Test
    void aSealThatTheUserHasToPlaceComesFirst() {
        var content = Content.inMemory(Bytes.copyOf(new byte[3]));
        var line = new DocumentLine("sealed", "application/pdf", DIGEST, content, true);
        var seals = new FakeSeals(List.of(FakeSeals.ring(1)), 1);
        var panel = panel(new PinSubject.Signing(List.of(line, line), seals));

        assertThat(attention(panel)).isEqualTo("Files that need you to place the seal: 1");
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

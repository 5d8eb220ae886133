package signinghelper.window.helper;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.command.TestHost;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.InspectionBook;
import signinghelper.token.Eventually;
import signinghelper.window.part.Words;
import signinghelper.work.InspectFile;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;

import static org.assertj.core.api.Assertions.assertThat;

class InspectionPanelTest {
    @TempDir
    private Path folder;

    private List<Path> chosen = List.of();

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private InspectionPanel panel(Language language) throws Exception {
        var work =
                new InspectFile(new FileInspector(), new InspectionBook(), () -> TestHost.profile(CmsForm.PKCS7_501));
        var words = new Words(language, new GuidanceBook());
        var made = new InspectionPanel[1];
        SwingUtilities.invokeAndWait(() -> made[0] = new InspectionPanel(work, words, language, above -> chosen));
        return made[0];
    }

    @Test
    void saysOfAChosenFileWhoseProblemItIs() throws Exception {
        var panel = panel(Language.CHINESE);
        chosen = List.of(Files.write(folder.resolve("标书.txt"), "总价一万元整".getBytes(Charset.forName("GBK"))));
        SwingUtilities.invokeAndWait(() -> button(panel).doClick());

        awaitResult(panel, "标书.txt：文件本身完好");
        assertThat(result(panel)).contains("请在打开时选择：GB18030", "1. ");
    }

    @Test
    void looksAtWhatIsDroppedAndAtNothingElse() throws Exception {
        var panel = panel(Language.ENGLISH);
        var empty = Files.createFile(folder.resolve("a.pdf"));

        assertThat(drop(panel, new StringSelection("text"))).isFalse();
        assertThat(result(panel)).isEmpty();
        assertThat(drop(
                        panel,
                        new DroppedFiles(
                                List.of(empty.toFile(), folder.resolve("none").toFile()))))
                .isTrue();
        awaitResult(panel, "a.pdf: The file probably did not reach this computer whole");
        assertThat(result(panel)).contains("There is nothing in the file.", "none: ");
    }

    @Test
    void aNameCannotHideAPartOfItself() throws Exception {
        var panel = panel(Language.ENGLISH);
        var hostile = Files.createFile(folder.resolve("a\u202Efdp.exe"));
        SwingUtilities.invokeAndWait(() -> panel.inspect(List.of(hostile)));

        awaitResult(panel, "a<U+202E>fdp.exe: ");
    }

    @Test
    void whoChangesHisMindSeesNothingNew() throws Exception {
        var panel = panel(Language.ENGLISH);
        SwingUtilities.invokeAndWait(() -> button(panel).doClick());

        assertThat(result(panel)).isEmpty();
    }

    @Test
    void everyPartHasANameAndTheButtonALetter() throws Exception {
        var panel = panel(Language.CHINESE);

        assertThat(button(panel).getMnemonic()).isEqualTo('F');
        assertThat(panel.getComponent(0).getAccessibleContext().getAccessibleName())
                .isEqualTo("检查文件");
        assertThat(panel.getComponent(2).getAccessibleContext().getAccessibleName())
                .isEqualTo("查看结果");
    }

    private static boolean drop(InspectionPanel panel, Transferable dropped) throws Exception {
        var taken = new boolean[1];
        SwingUtilities.invokeAndWait(() ->
                taken[0] = panel.getTransferHandler().importData(new TransferHandler.TransferSupport(panel, dropped)));
        return taken[0];
    }

    private static void awaitResult(InspectionPanel panel, String beginning) throws Exception {
        Eventually.until(beginning, () -> result(panel).startsWith(beginning));
    }

    /** The text below the button. */
    private static String result(InspectionPanel panel) {
        return ((JTextArea) panel.getComponent(2)).getText();
    }

    private static JButton button(InspectionPanel panel) {
        return (JButton) ((JPanel) panel.getComponent(1)).getComponent(0);
    }

    private record DroppedFiles(List<File> files) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            return files;
        }
    }
}

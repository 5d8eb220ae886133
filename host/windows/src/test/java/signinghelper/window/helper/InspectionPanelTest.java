package signinghelper.window.helper;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.ComputerTime;
import signinghelper.clock.TimeSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.InspectionBook;
import signinghelper.profile.TestProfile;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.junit.Eventually;
import signinghelper.token.SoftwareKey;
import signinghelper.window.part.Words;
import signinghelper.work.InspectFile;
import signinghelper.work.VerifyDocument;

import java.awt.Component;
import java.awt.Container;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;

import static org.assertj.core.api.Assertions.assertThat;

class InspectionPanelTest {
    private static final TimeSource TIME = new ComputerTime(Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
    private static final VerifyDocument VERIFICATION =
            new VerifyDocument((certificate, now, patience) -> Optional.empty(), TIME);

    @TempDir
    private Path folder;

    private List<Path> chosen = List.of();

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private InspectionPanel panel(Language language) throws Exception {
        var work = new InspectFile(
                new FileInspector(),
                new InspectionBook(),
                () -> TestProfile.of(CmsForm.PKCS7_501),
                VERIFICATION,
                TIME,
                "test/1.0.0");
        var words = new Words(language, new GuidanceBook());
        var made = new InspectionPanel[1];
        SwingUtilities.invokeAndWait(() -> made[0] = new InspectionPanel(
                work, words, language, above -> chosen, (above, name) -> Optional.of(folder.resolve(name))));
        return made[0];
    }

    @Test
    void saysOfAChosenFileWhoseProblemItIs() throws Exception {
        var panel = panel(Language.CHINESE);
        chosen = List.of(Files.write(folder.resolve("标书.txt"), "总价一万元整".getBytes(Charset.forName("GBK"))));
        SwingUtilities.invokeAndWait(() -> button(panel).doClick());

        awaitResult(panel, "文件本身完好");
        assertThat(texts(panel)).contains("标书.txt", "请在打开时选择：GB18030", "1. ");
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
        awaitResult(panel, "none");
        assertThat(texts(panel))
                .contains(
                        "The file probably did not reach this computer whole",
                        "a.pdf",
                        "There is nothing in the file.");
    }

    @Test
    void aNameCannotHideAPartOfItself() throws Exception {
        var panel = panel(Language.ENGLISH);
        var hostile = Files.createFile(folder.resolve("a\u202Efdp.exe"));
        SwingUtilities.invokeAndWait(() -> panel.inspect(List.of(hostile)));

        awaitResult(panel, "a<U+202E>fdp.exe");
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
        assertThat(button(panel).getAccessibleContext().getAccessibleDescription())
                .contains("把文件拖到这里");
        assertThat(panel.getComponent(1).getAccessibleContext().getAccessibleName())
                .isEqualTo("查看结果");
        assertThat(parts(panel).filter(JTextArea.class::isInstance)).noneMatch(Component::isFocusable);
    }

    @Test
    void aSignatureIsReportedOnAndTheReportSaved() throws Exception {
        var key = SoftwareKey.make(SoftwareKey.Kind.P256);
        var identity = SignerIdentity.of(key.certificate(), List.of(), CmsForm.PKCS7_501, DigestAlgorithm.SHA_256);
        var text = "总价一万元整".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("标书.txt"), text);
        var signature = Files.write(
                folder.resolve("标书.txt.p7s"),
                new TestCmsSigner(identity).signDetached(text, TestAuthority.NOW, key::sign));
        var panel = panel(Language.CHINESE);
        SwingUtilities.invokeAndWait(() -> panel.inspect(List.of(signature)));

        awaitResult(panel, "不能确定");
        assertThat(texts(panel)).contains("标书.txt.p7s", "签名人：测试供应商有限公司", "[CHAIN_NOT_CHECKED]", "[TIME_CLAIMED]");
        SwingUtilities.invokeAndWait(() -> saving(panel).doClick());
        assertThat(folder.resolve("标书.txt.p7s.html")).content().contains("测试供应商有限公司");
        SwingUtilities.invokeAndWait(() -> saving(panel).doClick());
        assertThat(texts(panel)).contains("已有同名的文件");

        Files.writeString(folder.resolve("标书.txt"), "总价九万元整");
        SwingUtilities.invokeAndWait(() -> panel.inspect(List.of(signature)));
        awaitResult(panel, "问题多半出在制作或发送文件的一方");
        assertThat(texts(panel))
                .contains("无效\n标书.txt.p7s", "[DIGEST_MISMATCH]")
                .doesNotContain("不能确定", "与 CA 证书和 U-Key 无关");
    }

    private static String texts(Container in) {
        return parts(in)
                .filter(JTextArea.class::isInstance)
                .map(area -> ((JTextArea) area).getText())
                .collect(Collectors.joining("\n"));
    }

    private static JButton saving(Container in) {
        return parts(in)
                .filter(part ->
                        part instanceof JButton button && button.getText().startsWith("保存"))
                .map(JButton.class::cast)
                .findAny()
                .orElseThrow();
    }

    private static Stream<Component> parts(Container in) {
        return Stream.of(in.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), parts(inner))
                        : Stream.of(part));
    }

    private static boolean drop(InspectionPanel panel, Transferable dropped) throws Exception {
        var taken = new boolean[1];
        SwingUtilities.invokeAndWait(() ->
                taken[0] = panel.getTransferHandler().importData(new TransferHandler.TransferSupport(panel, dropped)));
        return taken[0];
    }

    private static void awaitResult(InspectionPanel panel, String wanted) throws Exception {
        Eventually.until(wanted, () -> texts(panel).contains(wanted));
    }

    /** Text below the drop zone while files are looked at. */
    private static String result(InspectionPanel panel) {
        return ((JTextArea) panel.getComponent(1)).getText();
    }

    private static JButton button(InspectionPanel panel) {
        return parts(panel)
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

package signinghelper.window.report;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.verification.Circumstances;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Coverage;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.ReportOrigin;
import signinghelper.formats.verification.ReportWords;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.SigningTime;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.Guidance;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.window.part.CopyButton;
import signinghelper.window.part.Words;
import signinghelper.work.VerifiedFile;

import java.awt.Component;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JLabel;
import javax.swing.JTextArea;

import static org.assertj.core.api.Assertions.assertThat;

class ReportPanelTest {
    private static final String CHOSEN = "印章图片：签名人自己放在页面上的，文件里没有印章数据可以核对";

    @TempDir
    private Path folder;

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private static VerifiedFile file(Code code) throws Exception {
        return file(code, List.of());
    }

    private static VerifiedFile file(Code code, List<Finding> remarks) throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB), "png", png);
        var signature = new SignatureReport(
                        "Signature1",
                        "ETSI.CAdES.detached",
                        null,
                        List.of(),
                        SigningTime.UNKNOWN,
                        Coverage.ALL,
                        null,
                        List.of(Finding.of(code)))
                .showing(Bytes.copyOf(png.toByteArray()));
        var report = new VerificationReport("pdf", List.of(signature), remarks);
        var circumstances = new Circumstances(null, List.of(), List.of(), List.of(), false);
        var origin = ReportOrigin.of(
                report.under(circumstances),
                HolderRules.USUAL,
                ReportOrigin.File.of("投标文件.pdf", 1, Bytes.copyOf(new byte[32])),
                null,
                TestAuthority.NOW,
                "test/1.0.0");
        return new VerifiedFile(report, origin, HolderRules.USUAL);
    }

    private static Stream<Component> parts(Container container) {
        return Stream.concat(
                Stream.of(container.getComponents()),
                Stream.of(container.getComponents())
                        .filter(Container.class::isInstance)
                        .flatMap(part -> parts((Container) part)));
    }

    private static ReportPanel panel(VerifiedFile file, Language language) {
        var said = new Guidance("", "", List.of());
        return new ReportPanel(
                file, said, new Words(language, new GuidanceBook()), language, (above, name) -> Optional.empty());
    }

    private static List<String> texts(ReportPanel panel) {
        return parts(panel)
                .filter(JTextArea.class::isInstance)
                .map(part -> ((JTextArea) part).getText())
                .toList();
    }

    @Test
    void theVerdictIsSaidOnceWithItsReasonApart() throws Exception {
        assertThat(texts(panel(file(Code.SIGNATURE_HOLDS), Language.CHINESE)))
                .contains("有效")
                .noneMatch(text -> text.contains("结论"));
        assertThat(texts(panel(file(Code.SIGNATURE_HOLDS), Language.ENGLISH))).contains("Valid");

        var broken = texts(panel(file(Code.SIGNATURE_INVALID), Language.CHINESE));
        var reason = new ReportWords(Language.CHINESE.locale()).of(Code.SIGNATURE_INVALID);
        assertThat(broken.subList(0, 3)).containsExactly("无效", "投标文件.pdf", reason);
        assertThat(broken).noneMatch(text -> text.contains("结论"));
    }

    /** Two verdicts, also where both are for the same reason. */
    @Test
    void theVerdictOfASignatureStandsWhereARemarkDecides() throws Exception {
        var remarks = List.of(Finding.of(Code.READINGS_DIFFER));

        assertThat(texts(panel(file(Code.SIGNATURE_HOLDS, remarks), Language.CHINESE)))
                .anyMatch(text -> text.contains("结论：有效"));
        assertThat(texts(panel(file(Code.READINGS_DIFFER, remarks), Language.CHINESE)))
                .anyMatch(text -> text.contains("结论：不能确定"));
        assertThat(texts(panel(file(Code.SIGNATURE_INVALID, remarks), Language.CHINESE)))
                .noneMatch(text -> text.contains("结论"));
    }

    /** A PDF holds the picture alone: the text beside it says that nothing vouches for it. */
    @Test
    void aPictureWithoutASealIsShownAsItsSignersChoice() throws Exception {
        var panel = panel(file(Code.SIGNATURE_HOLDS), Language.CHINESE);

        assertThat(parts(panel)
                        .filter(JLabel.class::isInstance)
                        .map(part -> part.getAccessibleContext().getAccessibleName()))
                .anyMatch(name -> name != null && name.startsWith("印章图片"));
        assertThat(texts(panel)).anyMatch(text -> text.contains(CHOSEN));
    }

    @Test
    void whatIsCopiedSaysTheSame() throws Exception {
        var panel = panel(file(Code.SIGNATURE_HOLDS), Language.CHINESE);

        assertThat(parts(panel)
                        .filter(CopyButton.class::isInstance)
                        .map(part -> part.getAccessibleContext().getAccessibleName()))
                .containsExactly("复制：投标文件.pdf");
    }

    @Test
    void thePageToPrintHasItWithTheSameWords() throws Exception {
        var page = folder.resolve("report.html");
        file(Code.SIGNATURE_HOLDS).writePage(page);

        assertThat(Files.readString(page)).contains("签名人自己放在页面上的，文件里没有印章数据可以核对", "src=\"data:image/png;base64,");
    }
}

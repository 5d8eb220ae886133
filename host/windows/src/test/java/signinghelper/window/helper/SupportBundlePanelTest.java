package signinghelper.window.helper;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Cancellation;
import signinghelper.support.LogExcerpt;
import signinghelper.support.ProgramVersions;
import signinghelper.support.ReportMaker;
import signinghelper.support.SupportDraft;
import signinghelper.support.SupportMaterial;
import signinghelper.support.Whereabouts;
import signinghelper.testkit.junit.Eventually;
import signinghelper.window.part.Words;

import java.awt.Component;
import java.awt.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

import static org.assertj.core.api.Assertions.assertThat;

class SupportBundlePanelTest {
    private static final String HOLDER = "SecretSupplier";
    private static final Bytes CERTIFICATE = Bytes.copyOf("certificate".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path folder;

    private final Words words = new Words(Language.CHINESE, new GuidanceBook());
    private Optional<Path> place = Optional.empty();
    private boolean isClosed;

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    /** Returns a draft with a finding that names a user; refuses a cancelled one. */
    private static SupportDraft gather(Cancellation cancellation) throws Refusal {
        cancellation.check();
        var material = new SupportMaterial(
                Instant.EPOCH,
                new ProgramVersions("1.2.3", "17", "Vendor", "Linux", "6", "amd64"),
                null,
                List.of(Finding.pass("pin", new Evidence("holder", Evidence.Kind.IDENTITY, HOLDER))),
                List.of(),
                new LogExcerpt(List.of(), 3),
                List.of(CERTIFICATE));
        var maker = new ReportMaker(
                new Whereabouts(Path.of("/home/somebody"), "somebody", TestProduct.DEMO),
                new CheckBook(),
                new GuidanceBook());
        return new SupportDraft(material, maker, new WireFormat());
    }

    private SupportBundlePanel panel(Cancellation cancellation) throws Exception {
        var made = new SupportBundlePanel[1];
        SwingUtilities.invokeAndWait(() -> {
            made[0] = new SupportBundlePanel(
                    SupportBundlePanelTest::gather, words, above -> place, () -> isClosed = true);
            made[0].gather(cancellation);
        });
        return made[0];
    }

    private SupportBundlePanel shown() throws Exception {
        var panel = panel(new Cancellation());
        Eventually.until("a preview", () -> preview(panel).contains("1.2.3"));
        return panel;
    }

    @Test
    void whatIsShownIsWhatIsSaved() throws Exception {
        var panel = shown();
        place = Optional.of(folder.resolve("support.zip"));
        click(panel, "support.save");

        var page = entry("report.html");
        assertThat(preview(panel).lines().filter(line -> !line.isBlank()))
                .allSatisfy(line -> assertThat(page).contains(line.replaceFirst("^== ", "")));
        assertThat(page).doesNotContain(HOLDER, CERTIFICATE.toBase64());
        assertThat(said(panel)).isEqualTo("已保存：" + place.get());
    }

    @Test
    void whatThePersonTicksIsAddedAndTakenAwayAgain() throws Exception {
        var panel = shown();

        click(panel, "support.identity");
        assertThat(preview(panel)).contains(HOLDER).doesNotContain(CERTIFICATE.toBase64());
        click(panel, "support.certificates");
        assertThat(preview(panel)).contains(HOLDER, CERTIFICATE.toBase64());
        click(panel, "support.identity");
        assertThat(preview(panel)).contains(CERTIFICATE.toBase64()).doesNotContain(HOLDER);

        place = Optional.of(folder.resolve("support.zip"));
        click(panel, "support.save");
        assertThat(entry("report.json")).contains(CERTIFICATE.toBase64()).doesNotContain(HOLDER);
    }

    @Test
    void aFileThatIsThereStays() throws Exception {
        var panel = shown();
        place = Optional.of(Files.writeString(folder.resolve("support.zip"), "mine"));
        click(panel, "support.save");

        assertThat(place.get()).hasContent("mine");
        assertThat(said(panel)).startsWith("已有同名的文件");
    }

    @Test
    void beforeThereIsAnythingToSeeThereIsNothingToSave() throws Exception {
        var ended = new Cancellation();
        ended.cancel(ErrorCode.ABORTED);
        var panel = panel(ended);
        var aborted =
                words.of(Refusal.of(ErrorCode.ABORTED)).lines().findFirst().orElseThrow();
        Eventually.until("a refusal", () -> said(panel).startsWith(aborted));

        for (var key : List.of("support.save", "support.identity", "support.certificates")) {
            assertThat(button(panel, key).isEnabled()).isFalse();
        }
        click(panel, "helper.close");
        assertThat(isClosed).isTrue();
    }

    @Test
    void everythingIsReachedByKeyboardAndHasAName() throws Exception {
        var panel = shown();

        for (var part : all(panel)) {
            if (part instanceof AbstractButton button && !button.getText().isEmpty()) {
                assertThat(button.getMnemonic()).as(button.getText()).isPositive();
            }
        }
        assertThat(texts(panel))
                .extracting(text -> text.getAccessibleContext().getAccessibleName())
                .contains("支持包的全部内容", "支持包");
    }

    private void click(SupportBundlePanel panel, String key) throws Exception {
        SwingUtilities.invokeAndWait(() -> button(panel, key).doClick());
    }

    private AbstractButton button(SupportBundlePanel panel, String key) {
        return (AbstractButton) all(panel).stream()
                .filter(part -> part instanceof AbstractButton button
                        && button.getText().equals(words.get(key)))
                .findAny()
                .orElseThrow();
    }

    private String preview(SupportBundlePanel panel) {
        return text(panel, "support.preview");
    }

    private String said(SupportBundlePanel panel) {
        return text(panel, "support.heading");
    }

    private String text(SupportBundlePanel panel, String key) {
        return texts(panel).stream()
                .filter(text ->
                        words.get(key).equals(text.getAccessibleContext().getAccessibleName()))
                .findAny()
                .orElseThrow()
                .getText();
    }

    private static List<JTextComponent> texts(Container place) {
        return all(place).stream()
                .filter(JTextComponent.class::isInstance)
                .map(JTextComponent.class::cast)
                .toList();
    }

    private static List<Component> all(Container place) {
        var all = new ArrayList<Component>();
        for (var part : place.getComponents()) {
            all.add(part);
            if (part instanceof Container within) {
                all.addAll(all(within));
            }
        }
        return all;
    }

    private String entry(String name) throws IOException {
        try (var zip = new ZipFile(folder.resolve("support.zip").toFile());
                var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package signinghelper.window.helper;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.HelpFacts;
import signinghelper.check.Verdict;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.window.helper.FindingGroups.Problem;

import java.awt.Component;
import java.awt.Container;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.SwingUtilities;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses the profile {@code example}, whose portal's address begins like that of its installation page. */
class ProblemPanelTest {
    private static final String STORE = "https://store.example.org/abcdefghijklmnopabcdefghijklmnop";

    private final AskedActions asked = new AskedActions();
    private List<JButton> shown = List.of();

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    @ParameterizedTest
    @CsvSource({
        "VERSION_MISMATCH, host, '', https://trade.example.org/helper/",
        "VERSION_MISMATCH, extension, '', https://trade.example.org/helper/",
        "VERSION_MISMATCH, extension, link, " + STORE,
        "EXTENSION_NOT_INSTALLED, '', store, " + STORE,
        "EXTENSION_NOT_INSTALLED, '', '', https://trade.example.org/helper/",
    })
    void opensThePageToInstallOrUpdateFromAndNoOther(ErrorCode code, String behind, String fact, URI page)
            throws Exception {
        var facts = new HashMap<>(
                Map.of("requiresUpdate", behind, "listed", fact.isEmpty() ? "NO" : "YES", "browser", "Edge"));
        if (!fact.isEmpty()) {
            facts.put(fact, STORE);
        }
        var open = buttons(Finding.of("extension", Verdict.FAIL, code).with(facts)).stream()
                .filter(button -> button.getText().startsWith("打开网页"))
                .toList();

        assertThat(open).hasSize(1);
        SwingUtilities.invokeAndWait(open.get(0)::doClick);
        assertThat(asked.pages()).containsExactly(page);
    }

    @Test
    void lineForTheSupportDeskCanBeCopied() throws Exception {
        var line = Evidence.supportLine("U-Key 055C:E618; helper 1.2.3");
        var wrong = Finding.of("token-hardware", Verdict.FAIL, ErrorCode.DRIVER_NOT_NAMED, line);

        assertThat(buttons(wrong)).extracting(JButton::getText).contains("复制");
        assertThat(buttons(wrong))
                .extracting(button -> button.getAccessibleContext().getAccessibleName())
                .contains("复制：给技术支持的信息");
    }

    /** A second filled button would leave it open what to press. */
    @Test
    void theFirstProblemAloneHasAFilledActionAndThatIsItsFirst() throws Exception {
        var wrong = Finding.of("registration", Verdict.FAIL, ErrorCode.REGISTRATION_MISSING)
                .offering("registration.renew")
                .offering("registration.yield");

        assertThat(buttons(wrong))
                .filteredOn(button -> "primary".equals(button.getClientProperty(FlatClientProperties.STYLE_CLASS)))
                .containsExactly(buttonOf("registration.renew"));
        assertThat(buttons(new Problem(List.of(wrong), List.of()), false))
                .noneMatch(button -> "primary".equals(button.getClientProperty(FlatClientProperties.STYLE_CLASS)));
    }

    private JButton buttonOf(String repair) throws Exception {
        var named = texts().repairs().button(repair);
        return shown.stream()
                .filter(button -> button.getText().equals(named))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void objectsOfOneProblemAndWhatFollowsFromItStandInOneCard() throws Exception {
        var first = about("甲公司", "3");
        var second = about("乙公司", "7");
        var following = Finding.skipped("token-present");
        var text = new ProblemText(new Problem(List.of(first, second), List.of(following)), texts());

        assertThat(text.reason()).isEqualTo("""
                对象：甲公司
                这张证书还有 3 天到期。
                对象：乙公司
                这张证书还有 7 天到期。""");
        assertThat(text.steps().lines().distinct())
                .hasSameSizeAs(text.steps().lines().toList());
        assertThat(text.following()).contains("同一原因：U-Key");
        assertThat(text.whole()).contains("证书即将到期", "1. ", "同一原因");
    }

    private static Finding about(String holder, String days) {
        return Finding.of(
                        "certificate-validity",
                        Verdict.WARN,
                        ErrorCode.CERTIFICATE_EXPIRES_SOON,
                        Evidence.aboutModel(holder))
                .with(Map.of("days", days));
    }

    private List<JButton> buttons(Finding finding) throws Exception {
        return buttons(new Problem(List.of(finding), List.of()), true);
    }

    private static HelperTexts texts() throws Exception {
        var profile = profile();
        var guidance = new GuidanceBook(() -> HelpFacts.of(profile));
        return new HelperTexts(Language.CHINESE, guidance, new CheckBook(), new HelpBook(), "1.2.3");
    }

    private List<JButton> buttons(Problem problem, boolean isFirst) throws Exception {
        var texts = texts();
        var profile = profile();
        var made = new ProblemPanel[1];
        SwingUtilities.invokeAndWait(
                () -> made[0] = new ProblemPanel(problem, isFirst, texts, Optional.of(profile), asked));
        shown = within(made[0])
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .toList();
        return shown;
    }

    private static Stream<Component> within(Container container) {
        return Stream.of(container.getComponents())
                .flatMap(part -> part instanceof Container inner
                        ? Stream.concat(Stream.of(part), within(inner))
                        : Stream.of(part));
    }

    private static Profile profile() throws IOException {
        return new WireFormat().decode(Profile.class, Files.readString(Path.of("../../profiles/example/profile.json")));
    }
}

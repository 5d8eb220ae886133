package signinghelper.window.helper;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.Finding.Place;
import signinghelper.check.Verdict;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.window.helper.FindingGroups.Problem;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts of every finding, held against each place where they appear: they name nothing that is not there. */
class FindingPlaceTest {
    private static final Pattern QUOTED = Pattern.compile("[“\"]([^”\"]+)[”\"]");

    /** Names of this program's own parts; what else is quoted belongs to the system or a browser. */
    private static final Set<String> OWN = Set.of(
            "修复",
            "重新检测",
            "撤销",
            "复制",
            "查看详情",
            "检测",
            "U-Key 和证书",
            "给技术支持的信息",
            "U-Key 驱动",
            "插着的 U-Key 硬件",
            "Repair",
            "Check again",
            "Undo",
            "Copy",
            "Show details",
            "Diagnosis",
            "Line for the support desk",
            "U-Key driver",
            "U-Key hardware");

    /** Every fact that leads to a step. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("vendor", "Longmai"),
            Map.entry("usb", "055C:E618"),
            Map.entry("drivers", "https://ca.example/drivers"),
            Map.entry("support", "000"),
            Map.entry("contact", "000"),
            Map.entry("browser", "Edge"),
            Map.entry("version", "1.2.3"),
            Map.entry("requiresUpdate", "host"),
            Map.entry("link", "https://portal.example/"));

    private static final List<String> REPAIRS = List.of("registration.renew");

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private static Finding finding(ErrorCode code, List<String> repairs) {
        return new Finding(
                "registration",
                Verdict.FAIL,
                code,
                FACTS,
                List.of(Evidence.supportLine("U-Key 055C:E618; helper 1.2.3")),
                repairs);
    }

    private static List<String> texts(Finding finding, Place place, Language language) {
        var said = new GuidanceBook().words(Objects.requireNonNull(finding.code()), finding.factsAt(place), language);
        var all = new ArrayList<>(List.of(said.title(), said.reason()));
        all.addAll(said.steps());
        return all;
    }

    private static List<String> ownNames(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(OWN::contains)
                .toList();
    }

    private static boolean opensTheHelper(String text) {
        return text.contains("打开签章助手") || text.matches("(?i).*open the signing helper.*");
    }

    /** Errors that are no findings: where the helper is missing, and of a page that may not open it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HOST_.*|ACTIVATION_NEEDED")
    void theWindowNamesWhatStandsInTheCardAlone(ErrorCode code) throws Exception {
        for (var language : Language.values()) {
            for (var repairs : List.of(REPAIRS, List.<String>of())) {
                var finding = finding(code, repairs);
                var there = namesInTheCard(finding, language);
                for (var text : texts(finding, Place.HERE, language)) {
                    assertThat(opensTheHelper(text)).as(text).isFalse();
                    assertThat(ownNames(text))
                            .as(text)
                            .allMatch(name -> there.stream().anyMatch(part -> part.startsWith(name)));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HOST_.*|ACTIVATION_NEEDED")
    void theTerminalNamesNoButton(ErrorCode code) {
        for (var language : Language.values()) {
            for (var repairs : List.of(REPAIRS, List.<String>of())) {
                assertThat(texts(finding(code, repairs), Place.TERMINAL, language))
                        .allMatch(text -> ownNames(text).isEmpty() && !opensTheHelper(text));
            }
        }
    }

    /** Popup and pages have a button that opens the helper wherever a step names it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HOST_.*|ACTIVATION_NEEDED")
    void aPageAndThePopupLeadToTheWindowBeforeTheyNameWhatIsInIt(ErrorCode code) {
        for (var language : Language.values()) {
            for (var repairs : List.of(REPAIRS, List.<String>of())) {
                assertThat(texts(finding(code, repairs), Place.ELSEWHERE, language))
                        .allMatch(text -> ownNames(text).isEmpty() || opensTheHelper(text));
            }
        }
    }

    /** Returns the texts of the card's parts, but for its paragraphs of more than a line. */
    private static List<String> namesInTheCard(Finding finding, Language language) throws Exception {
        var texts = new HelperTexts(language, new GuidanceBook(), new CheckBook(), new HelpBook(), "1.2.3");
        var problem = new Problem(List.of(finding), List.of());
        var made = new ProblemPanel[1];
        SwingUtilities.invokeAndWait(
                () -> made[0] = new ProblemPanel(problem, true, texts, Optional.empty(), new AskedActions()));
        return parts(made[0])
                .flatMap(part -> part instanceof AbstractButton button
                        ? Stream.ofNullable(button.getText())
                        : part instanceof JTextComponent area ? Stream.of(area.getText()) : Stream.empty())
                .toList();
    }

    private static Stream<Component> parts(Component part) {
        return part instanceof Container container
                ? Stream.concat(
                        Stream.of(part), Stream.of(container.getComponents()).flatMap(FindingPlaceTest::parts))
                : Stream.of(part);
    }
}

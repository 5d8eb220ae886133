package signinghelper.window.pin;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.check.Verdict;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.ShownParts;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.Map;
import javax.swing.JButton;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that a step names is opened or copied by a button; its address is too long for a line. */
class BlockedPanelTest {
    private static final String RENEWAL = "https://ca.example.org/" + "renewal/".repeat(12) + "index?step=1";

    private final Words words = new Words(
            Language.CHINESE,
            new GuidanceBook(() -> Map.of("renewal", RENEWAL, "drivers", "https://ca.example.org/drivers")));
    private final BlockedPanel panel = new BlockedPanel(words);

    @BeforeAll
    static void setTheLook() {
        Appearance.apply(false);
    }

    private List<JButton> buttons() {
        return ShownParts.of(panel)
                .filter(JButton.class::isInstance)
                .map(JButton.class::cast)
                .toList();
    }

    @Test
    void aNamedPageHasTwoButtonsAndOnlyItsHostStandsInTheText() {
        panel.show(words.ofBlocked(Refusal.of(ErrorCode.CERTIFICATE_EXPIRED)), Verdict.FAIL);

        assertThat(panel.spoken()).contains("线上办理：ca.example.org").doesNotContain("renewal/");
        assertThat(buttons()).extracting(JButton::getText).containsExactly("打开网页 ca.example.org", "复制网址");
        assertThat(buttons())
                .allSatisfy(button -> assertThat(button.isFocusable()).isTrue())
                .allSatisfy(button -> assertThat(button.getAccessibleContext().getAccessibleName())
                        .contains(RENEWAL));
    }

    @Test
    void aTextWithoutAPageIsCopied() {
        panel.show(words.ofBlocked(Refusal.of(ErrorCode.CERTIFICATE_EXPIRED)), Verdict.FAIL);
        panel.show(words.ofBlocked(Refusal.of(ErrorCode.PIN_LOCKED)), Verdict.FAIL);

        assertThat(buttons()).extracting(JButton::getText).containsExactly(words.get("steps.copy"));
    }
}

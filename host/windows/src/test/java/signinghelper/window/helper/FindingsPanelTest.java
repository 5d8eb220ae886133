package signinghelper.window.helper;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;

import java.util.List;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsPanelTest {
    private static final Finding CLOCK = Finding.of("clock", Verdict.FAIL, ErrorCode.CLOCK_WRONG);
    private static final Finding PORTAL = Finding.of("portal", Verdict.WARN, ErrorCode.TLS_INTERCEPTED);

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    /** A card that were laid anew at each finding would lose the focus, and move. */
    @Test
    void cardsStayWhereTheyAreWhenMoreFindingsCome() throws Exception {
        var texts = new HelperTexts(Language.CHINESE, new GuidanceBook(), new CheckBook(), new HelpBook(), "1.2.3");
        var state = new HelperState(List.of("clock", "portal"), List.of(), false, () -> {});
        SwingUtilities.invokeAndWait(() -> {
            var panel = new FindingsPanel(texts, state, new AskedActions());
            panel.show(List.of(CLOCK));
            var first = panel.getComponent(0);
            panel.show(List.of(CLOCK, PORTAL));
            panel.show(List.of(CLOCK, PORTAL, Finding.pass("host")));

            assertThat(panel.getComponent(0)).isSameAs(first);
            assertThat(panel.getComponents()).hasSize(5);
            assertThat(List.of(panel.getComponents()))
                    .extracting(part -> ((JComponent) part).getInsets().top)
                    .containsOnly(((JComponent) first).getInsets().top);
        });
    }
}

package signinghelper.window.helper;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.HelpBook;
import signinghelper.guidance.Language;

import java.awt.Container;
import java.util.List;
import javax.swing.JButton;
import javax.swing.SwingUtilities;

import static org.assertj.core.api.Assertions.assertThat;

class RequestedRepairsPanelTest {
    private final AskedActions asked = new AskedActions();

    @BeforeAll
    static void setTheLook() {
        FlatLaf.setup(new FlatLightLaf());
    }

    private RequestedRepairsPanel panel(String... repairs) throws Exception {
        var texts = new HelperTexts(Language.CHINESE, new GuidanceBook(), new CheckBook(), new HelpBook(), "1.2.3");
        var made = new RequestedRepairsPanel[1];
        SwingUtilities.invokeAndWait(() -> made[0] = new RequestedRepairsPanel(List.of(repairs), texts, asked));
        return made[0];
    }

    @Test
    void saysWhatItDoesAndAsksForExactlyThat() throws Exception {
        var row = (Container) panel("temporary-files.last-month").getComponent(1);
        var button = (JButton) row.getComponent(0);

        assertThat(button.getText()).isEqualTo("移开最近一个月的全部临时文件…");
        SwingUtilities.invokeAndWait(button::doClick);
        assertThat(asked.repairs()).containsExactly("temporary-files.last-month");
    }

    @Test
    void isEmptyWhereThisSystemHasNone() throws Exception {
        assertThat(panel().getComponentCount()).isZero();
    }
}

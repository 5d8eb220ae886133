package signinghelper.window.part;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.check.Verdict;
import signinghelper.work.WindowSettings.Look;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPasswordField;
import javax.swing.UIManager;

import static org.assertj.core.api.Assertions.assertThat;

/** WCAG 2.2 AA in both looks: 1.4.3 for text, 1.4.11 for what tells parts and states apart. */
class ContrastTest {
    private static final double LINE = 3;

    @AfterAll
    static void setTheUsualLook() {
        Appearance.apply(false);
    }

    /** In high contrast, WCAG 2.2 AAA (1.4.6). */
    private static double text(Look look) {
        return look == Look.CONTRAST ? 7 : Contrast.TEXT;
    }

    private static double line(Look look) {
        return look == Look.CONTRAST ? Contrast.TEXT : LINE;
    }

    private static Color color(String key) {
        return Objects.requireNonNull(UIManager.getColor(key), key);
    }

    @Test
    void theFormulaGivesWhatTheStandardSays() {
        assertThat(Contrast.of(Color.BLACK, Color.WHITE)).isEqualTo(21);
        // https://www.w3.org/WAI/WCAG22/Techniques/general/G18: #777777 just fails, #767676 just passes on white.
        assertThat(Contrast.of(new Color(0x777777), Color.WHITE)).isLessThan(Contrast.TEXT);
        assertThat(Contrast.of(new Color(0x767676), Color.WHITE)).isGreaterThan(Contrast.TEXT);
    }

    @ParameterizedTest
    @EnumSource(names = "DESKTOP", mode = EnumSource.Mode.EXCLUDE)
    void everyVerdictAndWarningCanBeRead(Look look) {
        Appearance.apply(look);
        for (var verdict : Verdict.values()) {
            assertThat(Contrast.of(VerdictColor.of(verdict), color("Panel.background")))
                    .as(verdict.toString())
                    .isGreaterThanOrEqualTo(text(look));
        }
        assertThat(Contrast.of(color("Label.foreground"), color("Panel.background")))
                .isGreaterThanOrEqualTo(text(look));
        for (var field : new String[] {"TextField", "PasswordField"}) {
            assertThat(Contrast.of(color(field + ".placeholderForeground"), color(field + ".background")))
                    .isGreaterThanOrEqualTo(text(look));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DESKTOP", mode = EnumSource.Mode.EXCLUDE)
    void linesAreSeenBesideWhatTheySurround(Look look) {
        Appearance.apply(look);
        for (var line : new String[] {
            "Component.borderColor",
            "Component.focusedBorderColor",
            "Component.focusColor",
            "Button.borderColor",
            "Button.focusedBorderColor",
            "Button.default.borderColor",
            "CheckBox.icon.borderColor",
            "CheckBox.icon.focusedBorderColor",
            "ScrollBar.thumb"
        }) {
            for (var ground : new String[] {"Panel.background", "TextField.background", "Button.background"}) {
                assertThat(Contrast.of(color(line), color(ground)))
                        .as("%s on %s", line, ground)
                        .isGreaterThanOrEqualTo(line(look));
            }
        }
        assertThat(Contrast.of(color("TabbedPane.focusColor"), color("TabbedPane.background")))
                .isGreaterThanOrEqualTo(line(look));
        assertThat(Contrast.of(color("TabbedPane.focusColor"), color("TabbedPane.focusForeground")))
                .isGreaterThanOrEqualTo(text(look));
    }

    /** Compares pixels as well, since a look may mix its colours. */
    @ParameterizedTest
    @EnumSource(names = "DESKTOP", mode = EnumSource.Mode.EXCLUDE)
    void aPartIsPaintedWithALineThatIsSeen(Look look) {
        Appearance.apply(look);
        for (JComponent part :
                new JComponent[] {new JPasswordField(20), new JComboBox<>(new String[] {"A"}), new JCheckBox()}) {
            assertThat(strongestInTheMiddle(part)).as(part.getUIClassID()).isGreaterThanOrEqualTo(line(look));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DESKTOP", mode = EnumSource.Mode.EXCLUDE)
    void aButtonThatCannotBePressedHasAPalerEdgeAndTextThanOneThatCan(Look look) {
        Appearance.apply(look);
        var button = new JButton();
        var enabled = strongestInTheMiddle(button);
        button.setEnabled(false);

        assertThat(strongestInTheMiddle(button)).isLessThan(enabled / 2);
        assertThat(Contrast.of(color("Button.disabledText"), color("Panel.background")))
                .isLessThan(Contrast.of(color("Button.foreground"), color("Panel.background")) / 2)
                .isGreaterThanOrEqualTo(Contrast.TEXT);
    }

    /** A frame says there what a ground says elsewhere. */
    @ParameterizedTest
    @EnumSource(names = {"FAIL", "WARN", "PASS"})
    void aNoticeHasAFrameInItsColourWhereGroundsAreAlike(Verdict verdict) {
        Appearance.apply(Look.CONTRAST);

        assertThat(strongestInTheMiddle(new NoticeStrip(verdict))).isGreaterThanOrEqualTo(Contrast.TEXT);
    }

    private static double strongestInTheMiddle(JComponent part) {
        part.setSize(part.getPreferredSize());
        part.setOpaque(false);
        var image = new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        var ground = color("Panel.background");
        graphics.setColor(ground);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        part.paint(graphics);
        graphics.dispose();
        return IntStream.range(0, Math.min(12, image.getWidth()))
                .mapToDouble(x -> Contrast.of(new Color(image.getRGB(x, image.getHeight() / 2)), ground))
                .reduce(Math::max)
                .orElseThrow();
    }
}

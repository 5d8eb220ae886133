package signinghelper.window.part;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.check.Verdict;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPasswordField;
import javax.swing.UIManager;

import static org.assertj.core.api.Assertions.assertThat;

/** WCAG 2.2 AA in both looks: 1.4.3 for text, 1.4.11 for what tells parts and states apart. */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double LINE = 3;

    @AfterAll
    static void setTheUsualLook() {
        Appearance.apply(false);
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrast(Color one, Color other) {
        var brighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    /** WCAG 2.2, relative luminance. */
    private static double luminance(Color color) {
        var linear = IntStream.of(color.getRed(), color.getGreen(), color.getBlue())
                .mapToDouble(value -> value / 255.0)
                .map(value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static Color color(String key) {
        return Objects.requireNonNull(UIManager.getColor(key), key);
    }

    @Test
    void theFormulaGivesWhatTheStandardSays() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
        // https://www.w3.org/WAI/WCAG22/Techniques/general/G18: #777777 just fails, #767676 just passes on white.
        assertThat(contrast(new Color(0x777777), Color.WHITE)).isLessThan(TEXT);
        assertThat(contrast(new Color(0x767676), Color.WHITE)).isGreaterThan(TEXT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyVerdictAndWarningCanBeRead(boolean isDark) {
        Appearance.apply(isDark);
        for (var verdict : Verdict.values()) {
            assertThat(contrast(VerdictColor.of(verdict), color("Panel.background")))
                    .as(verdict.toString())
                    .isGreaterThanOrEqualTo(TEXT);
        }
        assertThat(contrast(color("Label.foreground"), color("Panel.background")))
                .isGreaterThanOrEqualTo(TEXT);
        for (var field : new String[] {"TextField", "PasswordField"}) {
            assertThat(contrast(color(field + ".placeholderForeground"), color(field + ".background")))
                    .isGreaterThanOrEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void linesAreSeenBesideWhatTheySurround(boolean isDark) {
        Appearance.apply(isDark);
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
                assertThat(contrast(color(line), color(ground)))
                        .as("%s on %s", line, ground)
                        .isGreaterThanOrEqualTo(LINE);
            }
        }
        assertThat(contrast(color("TabbedPane.focusColor"), color("TabbedPane.background")))
                .isGreaterThanOrEqualTo(LINE);
        assertThat(contrast(color("TabbedPane.focusColor"), color("TabbedPane.focusForeground")))
                .isGreaterThanOrEqualTo(TEXT);
    }

    /** Compares pixels as well, since a look may mix its colours. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPartIsPaintedWithALineThatIsSeen(boolean isDark) {
        Appearance.apply(isDark);
        for (JComponent part :
                new JComponent[] {new JPasswordField(20), new JComboBox<>(new String[] {"A"}), new JCheckBox()}) {
            assertThat(strongestInTheMiddle(part)).as(part.getUIClassID()).isGreaterThanOrEqualTo(LINE);
        }
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
                .mapToDouble(x -> contrast(new Color(image.getRGB(x, image.getHeight() / 2)), ground))
                .reduce(Math::max)
                .orElseThrow();
    }
}

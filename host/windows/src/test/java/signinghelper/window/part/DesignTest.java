package signinghelper.window.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.check.Verdict;
import signinghelper.work.WindowSettings.Look;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import javax.swing.UIManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Windows have the colours, sizes and icons of {@code design/tokens.json}. */
class DesignTest {
    private static JsonNode tokens() throws IOException {
        return new ObjectMapper().readTree(Path.of("../../design/tokens.json").toFile());
    }

    @AfterAll
    static void setTheUsualLook() {
        Appearance.apply(false);
    }

    @ParameterizedTest
    @EnumSource(names = "DESKTOP", mode = EnumSource.Mode.EXCLUDE)
    void everyColourIsThatOfTheTokens(Look look) throws Exception {
        Appearance.apply(look);
        var colours = tokens().get("colours").properties();
        assertThat(colours).isNotEmpty();
        for (var colour : colours) {
            var value =
                    colour.getValue().get(look.name().toLowerCase(Locale.ROOT)).textValue();
            assertThat(Design.color(colour.getKey())).as(colour.getKey()).isEqualTo(Color.decode(value));
        }
        assertThat(UIManager.getColor("Panel.background")).isEqualTo(Design.color("background"));
        assertThat(UIManager.getColor("Label.foreground")).isEqualTo(Design.color("text"));
        assertThat(UIManager.getColor("TextField.background")).isEqualTo(Design.color("surface"));
    }

    @Test
    void fontsAreInTheProportionsOfTheTokens() throws Exception {
        Appearance.apply(false);
        var body = UIManager.getFont("Label.font").getSize();
        var type = tokens().get("type");
        for (var font : List.of(
                List.of("small.font", "small"),
                List.of("h3.font", "heading"),
                List.of("h2.font", "title"),
                List.of("h1.font", "display"))) {
            var pixels = type.get("sizes").get(font.get(1)).get("pixels").intValue();
            assertThat((double) UIManager.getFont(font.get(0)).getSize())
                    .as(font.get(0))
                    .isCloseTo((double) body * pixels / type.get("body").intValue(), within(1.0));
        }
    }

    @Test
    void controlsAreAtLeast32PixelsHigh() {
        Appearance.apply(false);
        for (var control : new JComponent[] {
            PlainText.button(new JButton(), "OK"),
            new JTextField("A"),
            new JPasswordField("A"),
            new JComboBox<>(new String[] {"A"})
        }) {
            assertThat(control.getPreferredSize().height)
                    .as(control.getUIClassID())
                    .isBetween(Design.size("control"), Design.size("control") + Design.size("grid"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyVerdictHasAnIconInItsColour(Verdict verdict) {
        Appearance.apply(false);
        var icon = StatusIcon.of(verdict);
        var picture = painted(icon);

        assertThat(icon.getIconWidth()).isEqualTo(Design.size("icon-size"));
        assertThat(new Color(picture.getRGB(8, 13), true)).isEqualTo(VerdictColor.of(verdict));
        assertThat(picture.getRGB(0, 0)).isZero();
        // The sign is cut out of its ground.
        var sign = switch (verdict) {
            case PASS -> picture.getRGB(6, 9);
            case FAIL, WARN, UNKNOWN, SKIPPED -> picture.getRGB(8, 8);
        };
        assertThat(sign >>> 24).isLessThan(128);
    }

    private static BufferedImage painted(StatusIcon icon) {
        var picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        var graphics = picture.createGraphics();
        icon.paintIcon(new JPanel(), graphics, 0, 0);
        graphics.dispose();
        return picture;
    }
}

package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.work.WindowSettings;
import signinghelper.work.WindowSettings.Look;

import javax.swing.UIManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AppearanceTest {
    @AfterAll
    static void setTheUsualLook() {
        Appearance.apply(false);
    }

    @ParameterizedTest
    @CsvSource({
        "Adwaita, LIGHT",
        "Adwaita-dark, DARK",
        "HighContrast, CONTRAST",
        "HighContrastInverse, CONTRAST",
        ", LIGHT"
    })
    void aDesktopSaysItByTheNameOfItsTheme(String theme, Look look) {
        assertThat(DesktopLook.ofTheme(theme)).isEqualTo(look);
    }

    /** Everything grows with the text: fields, icons and windows. */
    @Test
    void largeTextMakesEverythingLarge() {
        Appearance.apply(Look.LIGHT);
        var text = UIManager.getFont("Label.font").getSize2D();
        var icon = Design.size("icon-size");
        Appearance.apply(WindowSettings.USUAL.looking(Look.LIGHT).sized(200));

        assertThat(UIManager.getFont("Label.font").getSize2D()).isCloseTo(2 * text, within(1f));
        assertThat(Design.size("icon-size")).isEqualTo(2 * icon);
        assertThat(UIScale.getZoomFactor()).isEqualTo(2);
    }

    @Test
    void aLookThatIsChosenTakesThePlaceOfTheOneBefore() {
        Appearance.apply(WindowSettings.USUAL.looking(Look.CONTRAST));
        var contrast = UIManager.getColor("Panel.background");
        Appearance.apply(WindowSettings.USUAL.looking(Look.DARK));

        assertThat(UIManager.getColor("Panel.background")).isNotEqualTo(contrast);
    }
}

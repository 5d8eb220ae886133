package signinghelper.window.pin;

import org.junit.jupiter.api.Test;
import signinghelper.protocol.BrowserWindow;

import java.awt.Rectangle;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenChoiceTest {
    private static final Rectangle FIRST = new Rectangle(0, 0, 1920, 1080);
    private static final Rectangle LEFT = new Rectangle(-1280, 0, 1280, 800);
    private static final List<Rectangle> SCREENS = List.of(FIRST, LEFT);

    @Test
    void theScreenThatHoldsTheBrowsersCentreIsChosen() {
        assertThat(ScreenChoice.of(new BrowserWindow(100, 100, 1280, 800), SCREENS))
                .contains(FIRST);
        assertThat(ScreenChoice.of(new BrowserWindow(-1000, 0, 1280, 800), SCREENS))
                .contains(LEFT);
    }

    @Test
    void noneIsChosenForABrowserThatIsNowhere() {
        assertThat(ScreenChoice.of(null, SCREENS)).isEmpty();
        assertThat(ScreenChoice.of(new BrowserWindow(5000, 0, 1280, 800), SCREENS))
                .isEmpty();
    }
}

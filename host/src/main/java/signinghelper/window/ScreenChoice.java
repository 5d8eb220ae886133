package signinghelper.window;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.BrowserWindow;
import signinghelper.session.Asker;

import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Screen that holds the centre of the browser's window, on which a window of ours is looked for. */
final class ScreenChoice {
    private ScreenChoice() {}

    /** Puts {@code window} into the middle of the asker's screen, or of the first one where that is not known. */
    static void centre(Window window, Asker asker) {
        window.setLocationRelativeTo(null);
        var screens = Stream.of(
                        GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(device -> device.getDefaultConfiguration().getBounds())
                .toList();
        var browser = asker instanceof Asker.Page page ? page.window() : null;
        of(browser, screens)
                .ifPresent(screen -> window.setLocation(
                        (int) screen.getCenterX() - window.getWidth() / 2,
                        (int) screen.getCenterY() - window.getHeight() / 2));
    }

    /** Empty when no screen holds the centre of {@code browser}. */
    static Optional<Rectangle> of(@Nullable BrowserWindow browser, List<Rectangle> screens) {
        if (browser == null) {
            return Optional.empty();
        }
        var centre = new Point(browser.left() + browser.width() / 2, browser.top() + browser.height() / 2);
        return screens.stream().filter(screen -> screen.contains(centre)).findFirst();
    }
}

package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.BrowserWindow;
import signinghelper.session.Asker;

import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Choice of the screen with the centre of the browser's window, where the user expects the host's window. */
final class ScreenChoice {
    private ScreenChoice() {}

    /** Returns the usable part of the asker's screen, or of the first one when that is unknown. */
    static Rectangle usable(Asker asker) {
        var browser = asker instanceof Asker.Page page ? page.window() : null;
        var environment = GraphicsEnvironment.getLocalGraphicsEnvironment();
        var screens = Stream.of(environment.getScreenDevices())
                .map(GraphicsDevice::getDefaultConfiguration)
                .toList();
        var place = of(
                browser, screens.stream().map(GraphicsConfiguration::getBounds).toList());
        return usable(screens.stream()
                .filter(screen -> place.isPresent() && screen.getBounds().equals(place.orElseThrow()))
                .findFirst()
                .orElseGet(() -> environment.getDefaultScreenDevice().getDefaultConfiguration()));
    }

    /** Returns a screen without the desktop's bars. */
    static Rectangle usable(GraphicsConfiguration screen) {
        var bars = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        var bounds = screen.getBounds();
        return new Rectangle(
                bounds.x + bars.left,
                bounds.y + bars.top,
                bounds.width - bars.left - bars.right,
                bounds.height - bars.top - bars.bottom);
    }

    /** Puts {@code window}, which is not larger, into {@code usable}: right and below of its middle by {@code offset}. */
    static void place(Window window, Rectangle usable, int offset) {
        var left = usable.x + (usable.width - window.getWidth()) / 2 + offset;
        var top = usable.y + (usable.height - window.getHeight()) / 2 + offset;
        window.setBounds(within(new Rectangle(left, top, window.getWidth(), window.getHeight()), usable));
    }

    /** Returns {@code place}, moved as little as brings all of it into {@code usable}. */
    static Rectangle within(Rectangle place, Rectangle usable) {
        var left = Math.min(place.x, usable.x + usable.width - place.width);
        var top = Math.min(place.y, usable.y + usable.height - place.height);
        return new Rectangle(Math.max(usable.x, left), Math.max(usable.y, top), place.width, place.height);
    }

    /** Returns the screen with the centre of {@code browser}; empty when none has it. */
    static Optional<Rectangle> of(@Nullable BrowserWindow browser, List<Rectangle> screens) {
        if (browser == null) {
            return Optional.empty();
        }
        var centre = new Point(browser.left() + browser.width() / 2, browser.top() + browser.height() / 2);
        return screens.stream().filter(screen -> screen.contains(centre)).findFirst();
    }
}

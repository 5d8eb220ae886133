package signinghelper.window.part;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.Registry;
import signinghelper.platform.WindowsRegistry;
import signinghelper.work.WindowSettings.Look;

import java.awt.Toolkit;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Look that the person has chosen for their desktop. */
final class DesktopLook {
    private static final Logger LOG = Logger.getLogger(DesktopLook.class.getName());
    private static final Registry.Key PERSONALIZE = new Registry.Key(
            Registry.Root.CURRENT_USER,
            Registry.View.BITS_64,
            "Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize");

    private DesktopLook() {}

    static Look now() {
        var toolkit = Toolkit.getDefaultToolkit();
        if (OperatingSystem.current() == OperatingSystem.WINDOWS) {
            return Boolean.TRUE.equals(toolkit.getDesktopProperty("win.highContrast.on"))
                    ? Look.CONTRAST
                    : isWindowsDark() ? Look.DARK : Look.LIGHT;
        }
        return ofTheme(toolkit.getDesktopProperty("gnome.Net/ThemeName"));
    }

    /** GTK desktops have it in the theme's name; without any setting, light is the usual choice. */
    static Look ofTheme(@Nullable Object theme) {
        var name = theme instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        if (name.contains("highcontrast")) {
            return Look.CONTRAST;
        }
        return name.contains("dark") ? Look.DARK : Look.LIGHT;
    }

    /** Reads the person's setting for applications; a window opens in any colours rather than not at all. */
    private static boolean isWindowsDark() {
        try {
            return new WindowsRegistry()
                    .number(PERSONALIZE, "AppsUseLightTheme")
                    .filter(isLight -> isLight == 0)
                    .isPresent();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "colours of Windows not read", e);
            return false;
        }
    }
}

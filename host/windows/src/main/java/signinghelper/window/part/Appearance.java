package signinghelper.window.part;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.Registry;
import signinghelper.platform.WindowsRegistry;

import java.awt.Toolkit;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Light or dark, as the desktop is, in the colours of the package's folder {@code look}. */
public final class Appearance {
    private static final Logger LOG = Logger.getLogger(Appearance.class.getName());
    private static final String COLOURS = "signinghelper.window.look";
    private static final Registry.Key PERSONALIZE = new Registry.Key(
            Registry.Root.CURRENT_USER,
            Registry.View.BITS_64,
            "Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize");

    private Appearance() {}

    /** Called once, before the first window. */
    public static void apply() {
        apply(isDesktopDark());
    }

    public static void apply(boolean isDark) {
        FlatLaf.registerCustomDefaultsSource(COLOURS);
        FlatLaf.setup(isDark ? new FlatDarkLaf() : new FlatLightLaf());
    }

    private static boolean isDesktopDark() {
        return OperatingSystem.current() == OperatingSystem.WINDOWS ? isWindowsDark() : isThemeDark();
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

    /** GTK desktops have it in the theme's name; without any setting, light is the usual choice. */
    private static boolean isThemeDark() {
        var theme = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
        return theme instanceof String name && name.toLowerCase(Locale.ROOT).contains("dark");
    }
}

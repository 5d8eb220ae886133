package signinghelper.window.part;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;

import java.awt.Toolkit;
import java.util.Locale;

/** Light or dark, as the desktop is, in the colours of the package's folder {@code look}. */
public final class Appearance {
    private static final String COLOURS = "signinghelper.window.look";

    private Appearance() {}

    /** Called once, before the first window. */
    public static void apply() {
        apply(isDesktopDark());
    }

    public static void apply(boolean isDark) {
        FlatLaf.registerCustomDefaultsSource(COLOURS);
        FlatLaf.setup(isDark ? new FlatDarkLaf() : new FlatLightLaf());
    }

    /** GTK desktops have it in the theme's name; without any setting, light is the usual choice. */
    private static boolean isDesktopDark() {
        var theme = Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName");
        return theme instanceof String name && name.toLowerCase(Locale.ROOT).contains("dark");
    }
}

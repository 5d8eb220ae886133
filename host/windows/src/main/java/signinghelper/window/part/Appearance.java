package signinghelper.window.part;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.UIScale;
import signinghelper.work.WindowSettings;
import signinghelper.work.WindowSettings.Look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.swing.UIManager;

/** Colours and size of the windows: as the desktop has them, or as the person has chosen. Used in the event thread. */
public final class Appearance {
    private static final String COLOURS = "signinghelper.window.look";
    private static final String CONTRAST = "look/Contrast.properties";

    private Appearance() {}

    /** Called before each window; changes nothing where nothing else is wanted. */
    public static void apply(WindowSettings wanted) {
        var look = wanted.look() == Look.DESKTOP ? DesktopLook.now() : wanted.look();
        var colours = look == Look.CONTRAST ? contrast() : Map.<String, String>of();
        var zoom = wanted.size() / 100f;
        if (!isInForce(laf(look), colours, zoom)) {
            put(laf(look), colours, zoom);
        }
    }

    private static FlatLaf laf(Look look) {
        return look == Look.LIGHT ? new FlatLightLaf() : new FlatDarkLaf();
    }

    private static boolean isInForce(FlatLaf laf, Map<String, String> colours, float zoom) {
        return UIManager.getLookAndFeel().getClass() == laf.getClass()
                && colours.equals(FlatLaf.getGlobalExtraDefaults())
                && zoom == UIScale.getZoomFactor();
    }

    private static void put(FlatLaf laf, Map<String, String> colours, float zoom) {
        FlatLaf.registerCustomDefaultsSource(COLOURS);
        FlatLaf.setGlobalExtraDefaults(colours);
        UIScale.setZoomFactor(zoom);
        FlatLaf.setup(laf);
    }

    public static void apply(boolean isDark) {
        apply(isDark ? Look.DARK : Look.LIGHT);
    }

    /** Applies a look, with text as the desktop has it. */
    public static void apply(Look look) {
        apply(WindowSettings.USUAL.looking(look));
    }

    /** High contrast takes the place of the colours of the dark look. */
    private static Map<String, String> contrast() {
        try (InputStream in = Appearance.class.getResourceAsStream("/signinghelper/window/" + CONTRAST)) {
            var colours = new Properties();
            colours.load(Objects.requireNonNull(in, CONTRAST));
            return colours.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, colours::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

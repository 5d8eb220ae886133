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
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Colours and size of the windows: as the desktop has them, or as the person has chosen. Used in the event thread. */
public final class Appearance {
    private static final String COLOURS = "signinghelper.window.look";
    private static final String CONTRAST = "look/Contrast.properties";

    private static Optional<Applied> applied = Optional.empty();

    /** Look in force, with the size of the text in per cent. */
    private record Applied(Look look, int size) {}

    private Appearance() {}

    /** Called before each window; changes nothing where nothing else is wanted. */
    public static void apply(WindowSettings wanted) {
        var look = wanted.look() == Look.DESKTOP ? DesktopLook.now() : wanted.look();
        var now = Optional.of(new Applied(look, wanted.size()));
        if (applied.equals(now)) {
            return;
        }
        FlatLaf.registerCustomDefaultsSource(COLOURS);
        FlatLaf.setGlobalExtraDefaults(look == Look.CONTRAST ? contrast() : Map.of());
        UIScale.setZoomFactor(wanted.size() / 100f);
        FlatLaf.setup(look == Look.LIGHT ? new FlatLightLaf() : new FlatDarkLaf());
        applied = now;
    }

    public static void apply(boolean isDark) {
        apply(isDark ? Look.DARK : Look.LIGHT);
    }

    /** Applies a look anew, with text as the desktop has it. */
    public static void apply(Look look) {
        applied = Optional.empty();
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

package signinghelper.window.part;

import com.formdev.flatlaf.util.UIScale;

import java.awt.Color;
import java.util.Objects;
import javax.swing.UIManager;

/** Colours and sizes of {@code design/tokens.json}, as {@link Appearance} has loaded them. */
public final class Design {
    private static final String PREFIX = "SigningHelper.";

    private Design() {}

    static Color color(String name) {
        // Used only when the helper's own look and feel is not set.
        return Objects.requireNonNullElseGet(
                UIManager.getColor(PREFIX + name), () -> UIManager.getColor("Label.foreground"));
    }

    /** Size in pixels of the screen. */
    public static int size(String name) {
        return UIScale.scale(UIManager.getInt(PREFIX + name));
    }

    /** Returns an icon's outline as SVG path data; empty when no look and feel is set. */
    static String path(String icon) {
        return Objects.requireNonNullElse(UIManager.getString(PREFIX + "icon." + icon + ".path"), "");
    }
}

package signinghelper.window.part;

import com.formdev.flatlaf.FlatLaf;
import signinghelper.guidance.Language;
import signinghelper.work.WindowSettings;

import java.util.function.Supplier;
import javax.swing.UIManager;

/** Stand-in for the desktop of a replay, which has no screen: windows open in memory. */
public final class Desktop {
    public Desktop() {}

    /** Ignores the settings, since a replay has one look. */
    public Desktop(Supplier<WindowSettings> settings) {}

    public Language language(Language asked) {
        return asked;
    }

    /** Does nothing, so that no other thread loads classes meanwhile. */
    public void prepare() {}

    /** Sets the look and feel. */
    public void require() {
        if (!isStarted()) {
            Appearance.apply(false);
        }
    }

    /** Returns true once the look and feel is set. */
    public boolean isStarted() {
        return UIManager.getLookAndFeel() instanceof FlatLaf;
    }
}

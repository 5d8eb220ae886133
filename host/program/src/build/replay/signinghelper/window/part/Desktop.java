package signinghelper.window.part;

import com.formdev.flatlaf.FlatLaf;

import javax.swing.UIManager;

/** Stand-in for the desktop of a replay, which has no screen: windows open in memory. */
public final class Desktop {
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

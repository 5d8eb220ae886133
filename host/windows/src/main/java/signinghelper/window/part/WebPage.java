package signinghelper.window.part;

import java.awt.Desktop;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;

/** Opener of the profile's pages in the user's own browser. */
public final class WebPage {
    private static final Logger LOG = System.getLogger(WebPage.class.getName());

    private WebPage() {}

    /** Opens the page and waits for the desktop; returns false when the desktop knows no browser. */
    public static boolean open(URI page) {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
            return false;
        }
        try {
            Desktop.getDesktop().browse(page);
            return true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a page cannot be opened", e);
            return false;
        }
    }
}

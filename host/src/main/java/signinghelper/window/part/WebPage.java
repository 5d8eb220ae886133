package signinghelper.window.part;

import java.awt.Desktop;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;

/** Opens a page of the profile in the person's own browser. */
public final class WebPage {
    private static final Logger LOG = System.getLogger(WebPage.class.getName());

    private WebPage() {}

    /** Takes as long as the desktop takes; false where there is no browser that it knows of. */
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

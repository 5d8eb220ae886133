package signinghelper.registration;

import java.io.IOException;
import java.util.List;

/** Where browsers find hosts on this system: folders, or Windows' registry. */
public interface BrowserRegistry {

    /** Whether the browser seems to be on this computer. */
    boolean hasBrowser(Browser browser);

    /** What it would find under the host's name, in the order in which it looks: the first one counts. */
    List<Entry> entries(Browser browser);

    HostPolicy policy(Browser browser);

    /**
     * Registers, and removes nothing.
     *
     * @return the place that was written
     * @throws IOException if it may not be written, or the browser does not exist on this system
     */
    String register(Browser browser, Scope scope, HostManifest manifest) throws IOException;

    /**
     * Removes one entry, whoever made it.
     *
     * @throws IOException if it may not be removed
     */
    void remove(Entry entry) throws IOException;
}

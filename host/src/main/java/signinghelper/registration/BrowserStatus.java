package signinghelper.registration;

import java.util.List;

/**
 * How this host stands with one browser.
 *
 * @param isPresent whether the browser seems to be on this computer
 * @param entries in the order in which the browser looks
 */
public record BrowserStatus(Browser browser, boolean isPresent, State state, List<Entry> entries, HostPolicy policy) {

    /** What the browser would do when the extension asks for the host. */
    public enum State {
        REGISTERED,
        MISSING,
        /** What it finds first cannot be started. */
        BROKEN,
        /** This host does not let in every extension of the profile. */
        EXTENSION_MISSING,
        /** It finds another program first, although this host is registered too. */
        SHADOWED,
        /** It finds another program, and this host is not registered. */
        FOREIGN,
        /** An administrator forbids this host. */
        FORBIDDEN,
        /** An administrator forbids hosts that are registered for one person, as this one is. */
        USER_LEVEL_FORBIDDEN
    }

    public BrowserStatus {
        entries = List.copyOf(entries);
    }
}

package signinghelper.registration;

import java.util.List;
import java.util.Optional;

/**
 * How this host stands with one browser.
 *
 * @param isPresent whether the browser seems to be on this computer
 * @param seen in the order in which the browser looks
 */
public record BrowserStatus(Browser browser, boolean isPresent, State state, List<Seen> seen, HostPolicy policy) {

    /** An entry and what it is worth to this host. */
    public record Seen(Entry entry, Entry.State state) {
        boolean leadsHere() {
            return state == Entry.State.OURS || state == Entry.State.EXTENSION_MISSING;
        }
    }

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
        seen = List.copyOf(seen);
    }

    /** What the browser would take: the first that no policy rules out; it does not go on when that fails. */
    public Optional<Seen> first() {
        return seen.stream()
                .filter(one -> !policy.forbids() && policy.allows(one.entry().scope()))
                .findFirst();
    }

    /** Whether registering for the person alone would put it right: his registration goes before all others. */
    public boolean isMendable() {
        return switch (state) {
            case MISSING, BROKEN, EXTENSION_MISSING, SHADOWED, FOREIGN -> policy.allows(Scope.PERSON);
            case REGISTERED, FORBIDDEN, USER_LEVEL_FORBIDDEN -> false;
        };
    }
}

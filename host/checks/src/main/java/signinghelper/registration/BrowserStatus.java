package signinghelper.registration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * State of this host's registration with one browser.
 *
 * @param isPresent true when the browser appears to be installed
 * @param seen entries in the order in which the browser reads them
 */
public record BrowserStatus(Browser browser, boolean isPresent, State state, List<Seen> seen, HostPolicy policy) {

    /** Entry with its usefulness for this host. */
    public record Seen(Entry entry, Entry.State state) {
        boolean leadsHere() {
            return state == Entry.State.OURS || state == Entry.State.EXTENSION_MISSING;
        }
    }

    /** Result of the browser's attempt to start the host when the extension asks for it. */
    public enum State {
        REGISTERED,
        MISSING,
        /** The first entry that the browser finds cannot be started. */
        BROKEN,
        /** This host's manifest does not allow every extension of the profile. */
        EXTENSION_MISSING,
        /** The browser finds another program first, although this host is registered too. */
        SHADOWED,
        /** The browser finds another program, and this host is not registered. */
        FOREIGN,
        /** An administrator forbids this host. */
        FORBIDDEN,
        /** An administrator forbids hosts that are registered for a single user, as this one is. */
        USER_LEVEL_FORBIDDEN
    }

    public BrowserStatus {
        seen = List.copyOf(seen);
    }

    /**
     * Returns the entry that the browser uses: the first one that no policy forbids. If that one fails, the browser
     * does not try the next.
     */
    public Optional<Seen> first() {
        return seen.stream()
                .filter(one ->
                        state != State.FORBIDDEN && policy.allows(one.entry().scope()))
                .findFirst();
    }

    /**
     * Returns the other program that is registered for everyone, where the browser starts this one by the user's own
     * registration, which it reads first.
     */
    public Optional<Path> hiddenForEveryone() {
        var isByUser = state == State.REGISTERED
                && first().filter(one -> one.entry().scope() == Scope.PERSON).isPresent();
        return seen.stream()
                .filter(one -> isByUser && one.entry().scope() == Scope.SYSTEM)
                .findFirst()
                .filter(one -> one.state() == Entry.State.FOREIGN)
                .flatMap(one -> one.entry().program());
    }

    /**
     * Returns true when a registration for the user alone would correct it: the user's registration is read before all
     * others.
     */
    public boolean isMendable() {
        return switch (state) {
            case MISSING, BROKEN, EXTENSION_MISSING, SHADOWED, FOREIGN -> policy.allows(Scope.PERSON);
            case REGISTERED, FORBIDDEN, USER_LEVEL_FORBIDDEN -> false;
        };
    }
}

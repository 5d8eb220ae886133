package signinghelper.discovery;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.MonotonicClock;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The last search's result, which a minute later is searched for again. */
public final class FoundLibraries {
    static final Duration KEPT = Duration.ofMinutes(1);

    private final Supplier<LibrarySearch> search;
    private final MonotonicClock clock;
    private @Nullable List<FoundLibrary> found;
    private long at;

    /** Creates the cache; {@code search} is created when the first search is needed. */
    public FoundLibraries(Supplier<LibrarySearch> search, MonotonicClock clock) {
        this.search = search;
        this.clock = clock;
    }

    /** Returns the libraries of the last search; the same list until the next search. */
    public synchronized List<FoundLibrary> recent() {
        var known = found;
        if (known == null || clock.nanoseconds() - at > KEPT.toNanos()) {
            known = search.get().find();
            found = known;
            at = clock.nanoseconds();
        }
        return known;
    }

    /** Lets the next question be answered by a new search. */
    public synchronized void forget() {
        found = null;
    }
}

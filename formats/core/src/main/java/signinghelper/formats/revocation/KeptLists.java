package signinghelper.formats.revocation;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Revocation lists, read and verified once, and fetched again beside the questions. */
final class KeptLists {

    /** A list's address, and the CA that must have signed it. The operator's configuration bounds their number. */
    private record Key(URI address, RevocationServers.Authority authority) {}

    /** A way to get a list's bytes from its server, within limits. */
    @FunctionalInterface
    interface Fetch {
        Bytes from(URI address, Instant now) throws IOException, InterruptedException;
    }

    private final Fetch fetch;
    private final ListStore store;
    private final Executor background;
    private final Map<Key, KeptList> lists = new ConcurrentHashMap<>();
    private final Set<Key> looked = ConcurrentHashMap.newKeySet();
    private final Set<Key> refreshing = ConcurrentHashMap.newKeySet();
    private final SharedQuestions<Key, RevocationList> fetching;

    /** @param turn time for which a question waits for the fetch of another */
    KeptLists(Fetch fetch, ListStore store, Executor background, Duration turn) {
        this.fetch = fetch;
        this.store = store;
        this.background = background;
        this.fetching = SharedQuestions.waiting(turn);
    }

    /** Returns the status in the kept list, or in one that is fetched where none is current. */
    RevocationStatus ask(URI address, X509Certificate asked, X509Certificate authority, Moment now)
            throws IOException, InterruptedException, RevocationUnknownException {
        var key = key(address, authority);
        var kept = kept(key, authority);
        if (kept == null) {
            return fetched(key, authority, now.earliest()).status(asked);
        }
        if (!kept.isCurrent(now) && kept.mayBeTried(now.earliest())) {
            return fetched(key, authority, now.earliest()).status(asked);
        }
        if (kept.isDue(now.earliest())) {
            refresh(key, authority, now.earliest());
        }
        return kept.list().status(asked);
    }

    /** Returns true when a kept list says that the certificate is revoked, which holds at any age. Fetches nothing. */
    @Nullable
    RevocationStatus revocation(URI address, X509Certificate asked, X509Certificate authority) {
        var kept = kept(key(address, authority), authority);
        try {
            var status = kept == null ? null : kept.list().status(asked);
            return status != null && status.state() == RevocationStatus.State.REVOKED ? status : null;
        } catch (RevocationUnknownException e) {
            return null;
        }
    }

    /** Returns true when a kept list tells of the certificate, and counts. Fetches nothing. */
    boolean tells(URI address, X509Certificate asked, X509Certificate authority, Moment now) {
        var kept = kept(key(address, authority), authority);
        try {
            return kept != null && kept.list().status(asked).counts(now);
        } catch (RevocationUnknownException e) {
            return false;
        }
    }

    /** Fetches the list in the background where none is kept, or where it is due. */
    void refreshWhereDue(URI address, X509Certificate authority, Instant now) {
        var key = key(address, authority);
        var kept = kept(key, authority);
        if (kept == null || kept.isDue(now)) {
            refresh(key, authority, now);
        }
    }

    @Nullable
    Instant keptUntil(URI address, X509Certificate authority) {
        var kept = lists.get(key(address, authority));
        return kept == null ? null : kept.list().nextUpdate();
    }

    private void refresh(Key key, X509Certificate authority, Instant now) {
        if (refreshing.add(key)) {
            try {
                background.execute(() -> refreshed(key, authority, now));
            } catch (RuntimeException | OutOfMemoryError e) {
                // An executor refuses, or the system has no more threads: a later question tries again.
                refreshing.remove(key);
            }
        }
    }

    private void refreshed(Key key, X509Certificate authority, Instant now) {
        try {
            fetched(key, authority, now);
        } catch (IOException | RevocationUnknownException e) {
            // The kept list counts until its end; the server's state tells the failure.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            refreshing.remove(key);
        }
    }

    private RevocationList fetched(Key key, X509Certificate authority, Instant now)
            throws IOException, InterruptedException, RevocationUnknownException {
        return fetching.ask(key, () -> {
            lists.computeIfPresent(key, (same, kept) -> kept.triedAt(now));
            var bytes = fetch.from(key.address(), now);
            var list = RevocationList.read(bytes, authority);
            var kept = lists.merge(key, new KeptList(list, now, now), (old, fresh) -> old.orNewer(list, now));
            if (kept.list() == list) {
                store.keep(key.address(), bytes);
            }
            return kept.list();
        });
    }

    /** Looks once into the store, after a start. */
    private @Nullable KeptList kept(Key key, X509Certificate authority) {
        var kept = lists.get(key);
        if (kept == null && looked.add(key)) {
            store.find(key.address()).ifPresent(bytes -> stored(key, bytes, authority));
            kept = lists.get(key);
        }
        return kept;
    }

    private void stored(Key key, Bytes bytes, X509Certificate authority) {
        try {
            var list = RevocationList.read(bytes, authority);
            var found = new KeptList(list, Instant.EPOCH, Instant.EPOCH);
            lists.merge(key, found, (fetched, stored) -> fetched.orNewer(list, fetched.fetched()));
        } catch (RevocationUnknownException e) {
            // Not this CA's, or damaged: it is fetched.
        }
    }

    private static Key key(URI address, X509Certificate authority) {
        return new Key(address, RevocationServers.Authority.of(authority));
    }
}

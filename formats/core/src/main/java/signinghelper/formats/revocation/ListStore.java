package signinghelper.formats.revocation;

import signinghelper.formats.algorithm.Bytes;

import java.net.URI;
import java.util.Optional;

/** Place for revocation lists that outlives the program. A port. Its content is verified again when it is read. */
public interface ListStore {

    /** Returns the list that was kept last from an address; empty where nothing is kept or can be read. */
    Optional<Bytes> find(URI address);

    /** Keeps a list. It throws nothing: without it the next start fetches the list. */
    void keep(URI address, Bytes list);

    /** A store that keeps nothing. */
    static ListStore none() {
        return new ListStore() {
            @Override
            public Optional<Bytes> find(URI address) {
                return Optional.empty();
            }

            @Override
            public void keep(URI address, Bytes list) {
                // The next start fetches it.
            }
        };
    }
}

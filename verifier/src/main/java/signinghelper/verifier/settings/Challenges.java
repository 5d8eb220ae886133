package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;

/**
 * Where challenges wait for their tokens.
 *
 * @param store one node's memory, or a Valkey that all nodes share
 * @param capacity largest number of challenges that wait at the same time
 * @param prefix begins the name of each key in Valkey; one for each portal that shares it
 */
public record Challenges(Store store, Integer capacity, String prefix) {
    private static final int USUAL_CAPACITY = 100_000;
    private static final int MOST_CAPACITY = 10_000_000;

    /** Kind of the store. */
    public enum Store {
        MEMORY,
        /** Its address, which may hold a password, is a secret of the environment. */
        VALKEY
    }

    public Challenges(@Nullable Store store, @Nullable Integer capacity, @Nullable String prefix) {
        this.store = store == null ? Store.MEMORY : store;
        this.capacity = Texts.between("challenges.capacity", capacity, USUAL_CAPACITY, 1, MOST_CAPACITY);
        this.prefix = prefix == null ? "signing-helper" : prefix;
    }
}

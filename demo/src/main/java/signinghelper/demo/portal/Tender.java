package signinghelper.demo.portal;

import signinghelper.formats.statement.Statement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A tender whose bids are encrypted to their suppliers. Called by many threads. */
final class Tender {

    /**
     * An opening or a rehearsal that waits for its statement.
     *
     * @param nonce the portal's
     * @param files as the page gets them
     */
    record Attempt(Statement.Kind kind, String nonce, List<Bid.SealedFile> files) {
        Attempt {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(nonce);
            files = List.copyOf(files);
        }
    }

    private final String id = UUID.randomUUID().toString();
    private volatile Instant opens;
    private final Map<String, Bid> bids = new ConcurrentHashMap<>();
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    Tender(Instant opens) {
        this.opens = opens;
    }

    String id() {
        return id;
    }

    Instant opens() {
        return opens;
    }

    /** Moves the opening. */
    void openAt(Instant time) {
        opens = time;
    }

    /** Returns the bids by the user names of their suppliers. */
    Map<String, Bid> bids() {
        return new TreeMap<>(bids);
    }

    /** Returns true from the moment of the opening on: bids come before, and are opened after. */
    boolean isOpenAt(Instant now) {
        return !now.isBefore(opens);
    }

    void keep(String supplier, Bid bid) {
        bids.put(supplier, bid);
    }

    /** Notes what came of a bid. */
    void note(String supplier, UnaryOperator<Bid> change) {
        bids.computeIfPresent(supplier, (name, bid) -> change.apply(bid));
    }

    Optional<Bid> bid(String supplier) {
        return Optional.ofNullable(bids.get(supplier));
    }

    void begin(String supplier, Attempt attempt) {
        attempts.put(supplier, attempt);
    }

    /** Returns the supplier's latest attempt, and forgets it. */
    Optional<Attempt> end(String supplier) {
        return Optional.ofNullable(attempts.remove(supplier));
    }
}

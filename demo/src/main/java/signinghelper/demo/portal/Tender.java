package signinghelper.demo.portal;

import signinghelper.formats.statement.Statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A tender whose bids are encrypted to their suppliers. Called by many threads. */
final class Tender {

    /**
     * An opening or a rehearsal that waits for its statement.
     *
     * @param nonce the portal's
     * @param bid the one that is opened, or whose key is tried
     * @param files as the page gets them
     */
    record Attempt(Statement.Kind kind, String nonce, Bid bid, List<Bid.SealedFile> files) {
        Attempt {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(nonce);
            Objects.requireNonNull(bid);
            files = List.copyOf(files);
        }
    }

    private final String id = UUID.randomUUID().toString();
    private final String maker;
    private Instant opens;
    private boolean wasOpen;
    private final Map<String, Bid> bids = new TreeMap<>();
    private final Map<String, Attempt> attempts = new HashMap<>();
    private final List<KeptStatement> statements = new ArrayList<>();
    private final Map<String, List<String>> byAgency = new ConcurrentHashMap<>();

    /** @param maker user name of the account that makes it */
    Tender(String maker, Instant opens) {
        this.maker = Objects.requireNonNull(maker);
        this.opens = Objects.requireNonNull(opens);
    }

    String id() {
        return id;
    }

    boolean isMadeBy(String userName) {
        return maker.equals(userName);
    }

    synchronized Instant opens() {
        return opens;
    }

    /**
     * Returns true from the moment of the opening on: bids come before, and are opened after. Once that was seen it stays so,
     * also for a call that has read the clock a moment before, and after a clock was set back.
     */
    synchronized boolean isOpenAt(Instant now) {
        wasOpen = wasOpen || !now.isBefore(opens);
        return wasOpen;
    }

    /** Moves the opening. Returns false if it has come, since bids may have been opened. */
    synchronized boolean move(Instant time, Instant now) {
        if (isOpenAt(now)) {
            return false;
        }
        opens = time;
        return true;
    }

    /** Keeps a bid in place of the supplier's earlier one. Returns false if the opening has come. */
    synchronized boolean keep(Bid bid, Instant now) {
        if (isOpenAt(now)) {
            return false;
        }
        bids.put(bid.supplier(), bid);
        return true;
    }

    synchronized List<Bid> bids() {
        return List.copyOf(bids.values());
    }

    synchronized Optional<Bid> bid(String supplier) {
        return Optional.ofNullable(bids.get(supplier));
    }

    /** Remembers an attempt in place of the supplier's earlier one. */
    synchronized void begin(Attempt attempt) {
        attempts.put(attempt.bid().supplier(), attempt);
    }

    synchronized Optional<Attempt> attempt(String supplier) {
        return Optional.ofNullable(attempts.get(supplier));
    }

    /** Forgets an attempt, and none that was begun since. */
    synchronized void end(Attempt attempt) {
        attempts.remove(attempt.bid().supplier(), attempt);
    }

    /** Keeps a statement beside the earlier ones: which of them is right, no program knows. */
    synchronized void state(KeptStatement statement) {
        statements.add(statement);
    }

    /** Returns the statements, oldest first. */
    synchronized List<KeptStatement> statements() {
        return List.copyOf(statements);
    }

    /**
     * Has the agency open a bid, and keeps what came of it: later calls only read.
     *
     * @param opener returns SHA-256 of each content, an empty text where a file did not open
     */
    void openOnce(Bid bid, Function<Bid, List<String>> opener) {
        byAgency.computeIfAbsent(bid.id(), id -> List.copyOf(opener.apply(bid)));
    }

    /** Returns the outcome of the agency's opening; empty before. */
    List<String> byAgency(Bid bid) {
        return byAgency.getOrDefault(bid.id(), List.of());
    }
}

package signinghelper.formats.revocation;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.revocation.Breaker.Permit;
import signinghelper.formats.revocation.ServerState.Outcome;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server that is asked within limits: by so many at a time, and for a while by nobody when it does not answer. */
final class AskedServer {
    /** A question to the server, which ends in an answer of any kind or in no answer. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    private final URI address;
    private final AskingLimits limits;
    private final Breaker breaker;
    private final Semaphore places;
    /** When a question last began or had an answer, by {@link System#nanoTime}. */
    private volatile long moved = System.nanoTime();
    /** When each question that is under way began, the oldest first, by {@link System#nanoTime}. */
    private final Queue<Long> pending = new ConcurrentLinkedQueue<>();

    private final Map<Outcome, AtomicLong> outcomes = new EnumMap<>(Outcome.class);

    AskedServer(URI address, AskingLimits limits) {
        this.address = address;
        this.limits = limits;
        this.breaker = new Breaker(limits);
        this.places = new Semaphore(limits.atOnce(), true);
        for (var outcome : Outcome.values()) {
            outcomes.put(outcome, new AtomicLong());
        }
    }

    /** @throws IOException if the server gives no answer, or is not asked */
    <T> T ask(Question<T> question, Instant now) throws IOException, InterruptedException {
        var permit = breaker.ask(now);
        if (permit == Permit.NO) {
            throw notAsked(Outcome.PAUSED, "not asked, after " + breaker.failures() + " failures");
        }
        try {
            enter();
        } catch (Throwable e) {
            breaker.unused(permit);
            throw e;
        }
        try {
            return asked(question, permit, now);
        } finally {
            places.release();
        }
    }

    private <T> T asked(Question<T> question, Permit permit, Instant now) throws IOException, InterruptedException {
        if (!breaker.stillHolds(permit)) {
            throw notAsked(Outcome.PAUSED, "not asked, after " + breaker.failures() + " failures");
        }
        var began = System.nanoTime();
        pending.add(began);
        try {
            var answer = question.ask();
            moved = System.nanoTime();
            breaker.answered();
            count(Outcome.ANSWERED);
            return answer;
        } catch (IOException e) {
            breaker.failed(permit, now);
            count(Outcome.FAILED);
            throw e;
        } catch (Throwable e) {
            // Also an Error: the one question after a pause must not stay given away.
            breaker.unused(permit);
            throw e;
        } finally {
            pending.remove(began);
        }
    }

    /**
     * Waits for a place while others come and go, as at nine o'clock. Where nobody has had an answer for as long as that, the
     * server hangs, and each that waits would hold a thread of the portal.
     */
    private void enter() throws IOException, InterruptedException {
        if (!places.tryAcquire()
                && (isStuck() || !places.tryAcquire(limits.turn().toMillis(), TimeUnit.MILLISECONDS))) {
            throw notAsked(Outcome.BUSY, "not asked, because " + limits.atOnce() + " others are asking");
        }
        moved = System.nanoTime();
    }

    private boolean isStuck() {
        return System.nanoTime() - moved >= limits.turn().toNanos();
    }

    /** Returns true while a question has waited for so long that others had better not. */
    boolean isLate() {
        var oldest = pending.peek();
        return oldest != null && System.nanoTime() - oldest >= limits.late().toNanos();
    }

    /** Counts a question that a list answers meanwhile, and returns why it was not asked. */
    IOException passedOver() {
        return notAsked(Outcome.BUSY, "not asked, because another question waits for an answer");
    }

    boolean isProbeDue(Instant now) {
        return breaker.isProbeDue(now);
    }

    private IOException notAsked(Outcome outcome, String why) {
        count(outcome);
        return new IOException(why);
    }

    private void count(Outcome outcome) {
        Objects.requireNonNull(outcomes.get(outcome)).incrementAndGet();
    }

    ServerState state(@Nullable Instant listUntil) {
        var counts = new EnumMap<Outcome, Long>(Outcome.class);
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.get()));
        return new ServerState(address, breaker.pausedUntil(), breaker.failures(), counts, listUntil);
    }
}

package signinghelper.portal.authentication;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * Challenges in the memory of one server.
 *
 * <p>A challenge waits until it expires, or until {@code maximum} others have been issued after it: a full store
 * forgets the oldest. One browser session keeps the newest {@value ChallengeStore#MOST_OF_A_SESSION} of a purpose, so it pushes out
 * only its own. Requests without a cookie get a new browser session each. Therefore the portal limits how often one
 * address may ask. {@code maximum} is more than all may ask for while a user types a PIN.
 */
public final class InMemoryChallengeStore implements ChallengeStore {
    private final Clock clock;
    private final int maximum;
    private final Map<String, Challenge> waiting = new LinkedHashMap<>(); // in the order of issue
    private final Map<Holder, LinkedHashSet<String>> noncesOf = new HashMap<>();

    private record Holder(Challenge.Purpose purpose, String browserSession) {
        static Holder of(Challenge challenge) {
            return new Holder(challenge.purpose(), challenge.browserSession());
        }
    }

    /**
     * Starts empty.
     *
     * @param clock the server's; decides when a challenge expires
     * @param maximum largest number of challenges that wait at the same time; at least 1
     */
    public InMemoryChallengeStore(Clock clock, int maximum) {
        if (maximum < 1) {
            throw new IllegalArgumentException("a store for " + maximum + " challenges");
        }
        this.clock = clock;
        this.maximum = maximum;
    }

    @Override
    public Challenge issue(Challenge.Purpose purpose, String browserSession) {
        var challenge = Challenge.create(purpose, browserSession, clock);
        synchronized (waiting) {
            forgetExpired();
            var own = noncesOf.getOrDefault(Holder.of(challenge), new LinkedHashSet<>());
            if (own.size() >= MOST_OF_A_SESSION) {
                remove(own.iterator().next());
            } else if (waiting.size() >= maximum) {
                remove(waiting.keySet().iterator().next());
            }
            waiting.put(challenge.nonce(), challenge);
            noncesOf.computeIfAbsent(Holder.of(challenge), holder -> new LinkedHashSet<>())
                    .add(challenge.nonce());
        }
        return challenge;
    }

    @Override
    public Optional<Challenge> consume(String nonce) {
        synchronized (waiting) {
            return remove(nonce);
        }
    }

    /**
     * Forgets from the front. Behind a challenge of a longer lifetime, or after the clock was set back, expired ones wait a
     * little longer; the maximum bounds them.
     */
    private void forgetExpired() {
        var limit = clock.instant().minus(KEPT_LATE);
        for (var oldest = waiting.values().iterator();
                oldest.hasNext();
                oldest = waiting.values().iterator()) {
            var challenge = oldest.next();
            if (challenge.expires().isAfter(limit)) {
                return;
            }
            remove(challenge.nonce());
        }
    }

    private Optional<Challenge> remove(String nonce) {
        var removed = Optional.ofNullable(waiting.remove(nonce));
        removed.map(Holder::of).ifPresent(holder -> {
            var own = noncesOf.get(holder);
            if (own != null && own.remove(nonce) && own.isEmpty()) {
                noncesOf.remove(holder);
            }
        });
        return removed;
    }
}

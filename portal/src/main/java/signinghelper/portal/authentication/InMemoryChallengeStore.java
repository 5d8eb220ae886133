package signinghelper.portal.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Challenges in the memory of one server.
 *
 * <p>When more than the maximum wait, some are forgotten before their time and their logins must be repeated. Whoever can
 * ask for challenges can bring that about, so the portal limits how often one address may ask.
 */
public final class InMemoryChallengeStore implements ChallengeStore {
    /** Kept a little beyond its lifetime, so that a late token is told from one that was never asked for. */
    private static final Duration BEYOND = Duration.ofMinutes(1);

    private final Clock clock;
    private final Cache<String, Challenge> waiting;

    /**
     * @param clock the server's; decides when a challenge expires
     * @param maximum of challenges that may wait at the same time
     */
    public InMemoryChallengeStore(Clock clock, int maximum) {
        this.clock = clock;
        this.waiting = Caffeine.newBuilder()
                .maximumSize(maximum)
                .expireAfter(Expiry.<String, Challenge>creating(
                        (nonce, challenge) -> challenge.purpose().lifetime().plus(BEYOND)))
                .executor(Runnable::run) // little work, and the bound holds at once
                .build();
    }

    @Override
    public Challenge issue(Challenge.Purpose purpose, String browserSession) {
        var challenge = Challenge.create(purpose, browserSession, clock);
        waiting.put(challenge.nonce(), challenge);
        return challenge;
    }

    @Override
    public Optional<Challenge> consume(String nonce) {
        return Optional.ofNullable(waiting.asMap().remove(nonce));
    }
}

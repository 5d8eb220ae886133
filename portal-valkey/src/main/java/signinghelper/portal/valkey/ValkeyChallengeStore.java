package signinghelper.portal.valkey;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.ChallengesUnavailableException;

import java.time.Clock;
import java.util.Optional;

/**
 * Challenges in a Valkey or Redis (6.2 or later) that all nodes of a portal share.
 *
 * <p>A challenge counts only in the very run of the server that it was issued to. A server that comes back from an old
 * snapshot, or a replica that takes over, may remember one that has been consumed: it gives out none that is older than
 * itself. The user then begins again.
 *
 * <p>Bounded as {@code InMemoryChallengeStore} is: of {@link ValkeySettings#maximum} that wait, the one nearest to its end
 * is forgotten. A browser session pushes out only its own.
 *
 * <p>Challenges expire by the clock of the node that looks, so the nodes keep the same time.
 */
public final class ValkeyChallengeStore implements ChallengeStore, AutoCloseable {
    /** Commands that may wait for their answers at one time, so that a server that hangs costs no more memory. */
    private static final int MOST_COMMANDS = 10_000;

    private final int maximum;
    private final ChallengeScript script;
    private final Clock clock;
    private final RedisClient client;
    private final SharedConnection connection;

    /**
     * Opens no connection yet, so that a portal starts while the server is away.
     *
     * @param server address, with user, password and TLS if need be; its own time-out is not used
     * @param clock of this node; decides when a challenge expires
     */
    public ValkeyChallengeStore(RedisURI server, ValkeySettings settings, Clock clock) {
        maximum = settings.maximum();
        script = new ChallengeScript(settings.prefix());
        this.clock = clock;
        // Lettuce bounds the first words of a connection by the address's time-out, which is a minute.
        client = RedisClient.create(
                RedisURI.builder(server).withTimeout(settings.timeout()).build());
        client.setOptions(options(settings));
        connection = new SharedConnection(client);
    }

    private static ClientOptions options(ValkeySettings settings) {
        return ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.timeout())
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
                .build();
    }

    @Override
    public Challenge issue(Challenge.Purpose purpose, String browserSession) {
        var challenge = Challenge.create(purpose, browserSession, clock);
        var kept = purpose.lifetime().plus(KEPT_LATE);
        run(
                "issue",
                challenge.nonce(),
                StoredChallenge.write(challenge),
                StoredChallenge.holder(challenge),
                Long.toString(kept.toMillis()),
                Integer.toString(MOST_OF_A_SESSION),
                Integer.toString(maximum));
        return challenge;
    }

    @Override
    public Optional<Challenge> consume(String nonce) {
        return run("consume", nonce).map(text -> StoredChallenge.read(nonce, text));
    }

    /** Tells if the server answers and takes changes; for a check of the node's health. */
    public boolean isAvailable() {
        try {
            run("purge");
            return true;
        } catch (ChallengesUnavailableException e) {
            return false;
        }
    }

    private Optional<String> run(String function, String... arguments) {
        try {
            return script.run(connection.open().sync(), function, arguments);
        } catch (RedisException e) {
            throw new ChallengesUnavailableException(e);
        }
    }

    /** Closes the connections of this node. The challenges stay. */
    @Override
    public void close() {
        client.shutdown();
    }
}

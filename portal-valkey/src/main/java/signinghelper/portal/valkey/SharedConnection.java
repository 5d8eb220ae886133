package signinghelper.portal.valkey;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The one connection of a node, opened when it is first needed. Lettuce opens it again when it was lost.
 *
 * <p>A failure is remembered for a moment, so that all who have waited for one attempt fail with it, not one after the other.
 */
final class SharedConnection {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final RedisClient client;
    private volatile @Nullable StatefulRedisConnection<String, String> opened;
    private @Nullable Failure last;

    private record Failure(RedisException reason, long nanoTime) {
        boolean isRecent() {
            return System.nanoTime() - nanoTime < REMEMBERED.toNanos();
        }
    }

    SharedConnection(RedisClient client) {
        this.client = client;
    }

    StatefulRedisConnection<String, String> open() {
        var present = opened;
        return present != null ? present : openOnce();
    }

    private synchronized StatefulRedisConnection<String, String> openOnce() {
        var present = opened;
        if (present == null) {
            present = connect();
            opened = present;
        }
        return present;
    }

    private StatefulRedisConnection<String, String> connect() {
        var before = last;
        if (before != null && before.isRecent()) {
            throw new RedisConnectionException("no connection a moment ago", before.reason());
        }
        try {
            return client.connect();
        } catch (RedisException e) {
            last = new Failure(e, System.nanoTime());
            throw e;
        }
    }
}

package signinghelper.portal.valkey;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.jspecify.annotations.Nullable;

/** The one connection of a node, opened when it is first needed. Lettuce opens it again when it was lost. */
final class SharedConnection {
    private final RedisClient client;
    private volatile @Nullable StatefulRedisConnection<String, String> opened;

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
            present = client.connect();
            opened = present;
        }
        return present;
    }
}

package signinghelper.formats.revocation;

import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * State of the servers of one CA, for health and metrics.
 *
 * @param servers responders, then lists
 */
public record AuthorityState(X500Principal authority, List<ServerState> servers) {

    public AuthorityState {
        servers = List.copyOf(servers);
    }

    /** Returns false when no certificate of this CA can be looked up: each is unknown. */
    public boolean canAnswer(Instant now) {
        return servers.stream().anyMatch(server -> server.canAnswer(now));
    }
}

package signinghelper.portal.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.ServerState;
import signinghelper.formats.revocation.ServerState.Outcome;

import java.net.URI;
import java.time.InstantSource;

/** Meters of the CAs' servers: questions by server and outcome, and the servers that are not asked just now. */
record RevocationMeters(OnlineRevocation revocation, InstantSource clock) {

    void bindTo(MeterRegistry registry) {
        for (var authority : revocation.states()) {
            authority.servers().stream().map(ServerState::address).forEach(server -> bind(registry, server));
        }
    }

    /** Micrometer keeps the object by a weak reference, so it is the one that lives as long as the portal. */
    private void bind(MeterRegistry registry, URI server) {
        for (var outcome : Outcome.values()) {
            FunctionCounter.builder("signing.helper.revocation", revocation, asked -> questions(asked, server, outcome))
                    .tag("server", server.toString())
                    .tag("outcome", outcome.name())
                    .register(registry);
        }
        Gauge.builder("signing.helper.revocation.paused", revocation, asked -> isPaused(asked, server) ? 1 : 0)
                .tag("server", server.toString())
                .register(registry);
    }

    private static double questions(OnlineRevocation revocation, URI server, Outcome outcome) {
        return state(revocation, server).outcomes().getOrDefault(outcome, 0L);
    }

    private boolean isPaused(OnlineRevocation revocation, URI server) {
        return state(revocation, server).isPaused(clock.instant());
    }

    private static ServerState state(OnlineRevocation revocation, URI server) {
        return revocation.states().stream()
                .flatMap(authority -> authority.servers().stream())
                .filter(state -> state.address().equals(server))
                .findFirst()
                .orElseThrow();
    }
}

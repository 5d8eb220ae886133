package signinghelper.portal.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.ServerState;
import signinghelper.formats.revocation.ServerState.Outcome;

import java.net.URI;

/** Meters of the CAs' servers: questions by server and outcome, and the servers that are not asked just now. */
record RevocationMeters(OnlineRevocation revocation) {

    void bindTo(MeterRegistry registry) {
        for (var authority : revocation.states()) {
            authority.servers().stream().map(ServerState::address).forEach(server -> bind(registry, server));
        }
    }

    private void bind(MeterRegistry registry, URI server) {
        for (var outcome : Outcome.values()) {
            FunctionCounter.builder("signing.helper.revocation", this, meters -> meters.questions(server, outcome))
                    .tag("server", server.toString())
                    .tag("outcome", outcome.name())
                    .register(registry);
        }
        Gauge.builder("signing.helper.revocation.paused", this, meters -> meters.isPaused(server) ? 1 : 0)
                .tag("server", server.toString())
                .register(registry);
    }

    private double questions(URI server, Outcome outcome) {
        return state(server).outcomes().getOrDefault(outcome, 0L);
    }

    private boolean isPaused(URI server) {
        return state(server).pausedUntil() != null;
    }

    private ServerState state(URI server) {
        return revocation.states().stream()
                .flatMap(authority -> authority.servers().stream())
                .filter(state -> state.address().equals(server))
                .findFirst()
                .orElseThrow();
    }
}

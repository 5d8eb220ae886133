package signinghelper.verifier.http;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.ServerState;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;

/** Meters in the text format of Prometheus. Each label has few values, none of them a user's. */
final class Meters {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    private static final double NANOSECONDS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests = Histogram.builder()
            .name("signing_helper_verifier_request_seconds")
            .help("Requests by operation and outcome: ACCEPTED, or the code of the refusal.")
            .labelNames("operation", "outcome")
            .classicOnly()
            .register(registry);

    void count(Operation operation, String outcome, long nanoseconds) {
        requests.labelValues(operation.name(), outcome).observe(nanoseconds / NANOSECONDS);
    }

    /** Adds the states of the CAs' servers. */
    void observe(OnlineRevocation revocation, InstantSource clock) {
        CounterWithCallback.builder()
                .name("signing_helper_revocation_questions_total")
                .help("Questions to a CA's server by outcome.")
                .labelNames("server", "outcome")
                .callback(counter -> servers(revocation)
                        .forEach(server -> server.outcomes()
                                .forEach((outcome, count) ->
                                        counter.call(count, server.address().toString(), outcome.name()))))
                .register(registry);
        GaugeWithCallback.builder()
                .name("signing_helper_revocation_paused")
                .help("1 while a CA's server is not asked, after failures in a row.")
                .labelNames("server")
                .callback(gauge -> servers(revocation)
                        .forEach(server -> gauge.call(
                                server.isPaused(clock.instant()) ? 1 : 0,
                                server.address().toString())))
                .register(registry);
    }

    /** A server that several CAs name has one line. */
    private static Collection<ServerState> servers(OnlineRevocation revocation) {
        var byAddress = new LinkedHashMap<URI, ServerState>();
        revocation.states().stream()
                .flatMap(authority -> authority.servers().stream())
                .forEach(server -> byAddress.putIfAbsent(server.address(), server));
        return byAddress.values();
    }

    byte[] text() throws IOException {
        var out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
        return out.toByteArray();
    }
}

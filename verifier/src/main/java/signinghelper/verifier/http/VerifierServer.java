package signinghelper.verifier.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.verifier.judge.Judges;
import signinghelper.verifier.settings.Listening;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.SettingsFile;
import signinghelper.verifier.settings.WrongSettingException;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The service: the portal library's judges at addresses that the portal's server asks. */
public final class VerifierServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VerifierServer.class);

    private final Judges judges;
    private final ListRefresh lists;
    private final Javalin server;
    private final Clock clock;
    private final Meters meters = new Meters();
    private final FrontDoor door;
    private final JsonBody bodies;
    private final Uploads uploads;
    private final Remainder remainder;
    private final Ending ending;

    private VerifierServer(SettingsFile file, Secrets secrets, Clock clock) {
        var settings = file.settings();
        this.clock = clock;
        requireGuard(settings.listen(), secrets);
        door = new FrontDoor(settings.listen(), secrets.token());
        Uploads.compareWithMemory(settings.limits(), Runtime.getRuntime().maxMemory());
        bodies = new JsonBody(settings.limits());
        uploads = new Uploads(settings.limits(), bodies);
        remainder = new Remainder(settings.limits(), uploads);
        ending = new Ending(Duration.ofSeconds(settings.limits().stopSeconds()));
        var connection = new Connection(file, secrets);
        judges = Judges.of(file, secrets, clock);
        lists = new ListRefresh(judges.revocation(), clock);
        if (judges.revocation() instanceof OnlineRevocation online) {
            meters.observe(online, clock);
        }
        server = Javalin.create(config -> configure(config, connection));
    }

    /**
     * Starts the service, and returns when it listens.
     *
     * @throws WrongSettingException for the first setting with which it cannot start
     */
    public static VerifierServer start(SettingsFile file, Secrets secrets, Clock clock) {
        var service = new VerifierServer(file, secrets, clock);
        try {
            service.server.start();
        } catch (JavalinBindException e) {
            var listen = file.settings().listen();
            throw new WrongSettingException(
                    "listen",
                    "names " + listen.address() + ":" + listen.port() + ", where the service cannot listen",
                    "Give an address of this computer, and a port that is free.");
        }
        service.lists.start();
        return service;
    }

    /** Another computer's programs are told from strangers by a certificate or a token. */
    private static void requireGuard(Listening listen, Secrets secrets) {
        var asksForCertificate = listen.tls() != null && listen.tls().clientAuthorities() != null;
        if (!listen.isLoopback() && secrets.token() == null && !asksForCertificate) {
            throw new WrongSettingException(
                    "listen.address",
                    "is " + listen.address() + ", which other computers reach, and nothing tells who may ask",
                    "Set a bearer token in " + Secrets.TOKEN
                            + ", or name the CAs of the portal's servers in listen.tls.clientAuthorities.");
        }
        if (!listen.isLoopback() && listen.tls() == null) {
            LOG.warn(
                    "The token comes to {} without listen.tls: let TLS end in front of the service.", listen.address());
        }
    }

    private void configure(JavalinConfig config, Connection connection) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = uploads.mostBytes() + 1L;
        config.jetty.modifyServer(jetty -> {
            jetty.setStopTimeout(0);
            ending.watch(jetty);
            jetty.setErrorHandler(new FaultsOfHttp());
        });
        config.jetty.addConnector(connection::connector);
        route(config.routes);
    }

    private void route(RoutesConfig routes) {
        routes.before(door::require);
        routes.exception(ServiceRefusal.class, (refusal, context) -> Desk.refuse(context, refusal.code()));
        routes.exception(Exception.class, (fault, context) -> {
            LOG.error("{} failed", context.path(), fault);
            Desk.refuse(context, ServiceCode.FAILED);
        });
        // No operation answers these itself.
        for (var code : List.of(ServiceCode.NOT_FOUND, ServiceCode.METHOD_NOT_ALLOWED)) {
            routes.error(code.status(), context -> Desk.refuse(context, code));
        }
        var desk = new Desk(routes, meters, remainder);
        new TokenApi(judges, bodies).addTo(desk);
        new SignatureApi(judges, uploads).addTo(desk);
        new DocumentApi(judges, uploads).addTo(desk);
        new ReceiptApi(judges, uploads).addTo(desk);
        routes.get("/health/live", context -> Desk.write(context, 200, new Alive(Health.Status.UP)));
        routes.get("/health/ready", this::ready);
        routes.get("/metrics", this::metrics);
    }

    private record Alive(Health.Status status) {}

    private void ready(Context context) {
        var health = Health.of(judges, clock);
        Desk.write(context, health.status() == Health.Status.UP ? 200 : 503, health);
    }

    private void metrics(Context context) throws IOException {
        context.contentType(Meters.CONTENT_TYPE).result(meters.text());
    }

    /** Port on which it listens. */
    public int port() {
        return server.port();
    }

    /** Ends the service when the requests under way have been answered. */
    @Override
    public void close() {
        ending.await(server.jettyServer().server());
        server.stop();
        lists.close();
        judges.close();
    }
}

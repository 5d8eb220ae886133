package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import signinghelper.portal.certificate.CertificateTrust;
import signinghelper.portal.login.ChallengeStore;
import signinghelper.portal.login.InMemoryChallengeStore;
import signinghelper.portal.login.LoginTokenValidator;
import signinghelper.portal.login.PortalOrigins;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A portal with CA 登录, as a portal's developer would copy it. Reachable from this computer only. */
public final class ReferencePortal implements AutoCloseable {
    private static final String HOST = "localhost";
    private static final int MAXIMUM_CHALLENGES = 10_000;
    private static final long MAXIMUM_BODY_BYTES = 64 * 1024L;

    private final Javalin server;
    private final String origin;

    private ReferencePortal(Javalin server, String origin) {
        this.server = server;
        this.origin = origin;
    }

    /** Starts it, and returns when it listens. */
    public static ReferencePortal start(PortalSettings settings, Clock clock) {
        var challenges = new InMemoryChallengeStore(clock, MAXIMUM_CHALLENGES);
        return start(settings, clock, challenges);
    }

    static ReferencePortal start(PortalSettings settings, Clock clock, ChallengeStore challenges) {
        var validator = new CompletableFuture<LoginTokenValidator>();
        var api = new LoginApi(challenges, validator::join, clock);
        var server = Javalin.create(config -> configure(config, settings, api)).start(HOST, settings.port());
        var origin = "http://" + HOST + ":" + server.port();
        var trust = new CertificateTrust(settings.anchors(), List.of());
        validator.complete(new LoginTokenValidator(PortalOrigins.of(origin), trust, challenges, clock));
        return new ReferencePortal(server, origin);
    }

    private static void configure(JavalinConfig config, PortalSettings settings, LoginApi api) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = MAXIMUM_BODY_BYTES;
        config.jsonMapper(new JavalinJackson(JsonMapper.builder().build(), false));
        config.routes.before(new SecurityHeaders(settings.framingAllowed())::addTo);
        new Pages(settings.library()).addTo(config.routes);
        api.addTo(config.routes);
    }

    /** What a browser calls it, without a slash at the end. */
    public String origin() {
        return origin;
    }

    @Override
    public void close() {
        server.stop();
    }
}

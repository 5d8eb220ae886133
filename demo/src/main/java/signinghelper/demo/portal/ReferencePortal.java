package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.revocation.StatusInquiry;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.ChallengesUnavailableException;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.SigningChallenges;
import signinghelper.portal.envelope.Envelopes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A portal with 绑定 CA, CA 登录 and signatures, as a portal's developer would copy it. Reachable from this computer only. */
public final class ReferencePortal implements AutoCloseable {
    private static final String HOST = "localhost";
    private static final int MAXIMUM_CHALLENGES = 10_000;
    private static final long MAXIMUM_BODY_BYTES = 64 * 1024L;

    private final PortalSettings settings;
    private final Clock clock;
    private final PortalData data = PortalData.empty();
    private final List<Javalin> nodes = new ArrayList<>();
    private final String origin;

    private ReferencePortal(PortalSettings settings, Clock clock, ChallengeStore challenges) {
        this.settings = settings;
        this.clock = clock;
        var verifiers = new CompletableFuture<Verifiers>();
        origin = addressOf(startNode(settings.port(), challenges, verifiers::join));
        verifiers.complete(verifiers(challenges));
    }

    /** Starts it, and returns when it listens. */
    public static ReferencePortal start(PortalSettings settings, Clock clock) {
        return start(settings, clock, new InMemoryChallengeStore(clock, MAXIMUM_CHALLENGES));
    }

    /** Starts it with a store of challenges, which a second node may share. */
    public static ReferencePortal start(PortalSettings settings, Clock clock, ChallengeStore challenges) {
        return new ReferencePortal(settings, clock, challenges);
    }

    /**
     * Starts a second node behind the same origin, which has the first one's accounts and a connection of its own to the
     * store of challenges.
     *
     * @return the node's own address, for who distributes the requests
     */
    public String startSecondNode(ChallengeStore challenges) {
        var verifiers = verifiers(challenges);
        return addressOf(startNode(0, challenges, () -> verifiers));
    }

    private Javalin startNode(int port, ChallengeStore challenges, Supplier<Verifiers> verifiers) {
        var routes = routes(challenges, verifiers);
        var node = Javalin.create(config -> configure(config, settings, routes)).start(HOST, port);
        nodes.add(node);
        return node;
    }

    private static String addressOf(Javalin node) {
        return "http://" + HOST + ":" + node.port();
    }

    private Verifiers verifiers(ChallengeStore challenges) {
        var trust = new CertificateTrust(settings.anchors(), List.of());
        return Verifiers.of(origin, trust, authorities(settings), settings.revocation(), challenges, clock);
    }

    private static CertificateTrust authorities(PortalSettings settings) {
        var all = Stream.concat(settings.anchors().stream(), settings.timeStampAuthorities().stream());
        return new CertificateTrust(all.toList(), List.of());
    }

    private static DocumentReports reports(PortalSettings settings, Clock clock) {
        var makers = settings.sealMakers();
        return new DocumentReports(
                new CertificateTrust(settings.anchors(), List.of()),
                makers.isEmpty() ? null : new CertificateTrust(makers, List.of()),
                authorities(settings),
                settings.revocation() instanceof StatusInquiry inquiry ? inquiry : null,
                clock);
    }

    private Consumer<RoutesConfig> routes(ChallengeStore challenges, Supplier<Verifiers> verifiers) {
        var accounts = data.accounts();
        var sessions = data.sessions();
        var verifications = data.verifications();
        var reports = reports(settings, clock);
        var judge = new SignatureJudge(verifications, clock);
        var tokens = new TokenApi(challenges, verifiers, accounts, sessions, verifications, clock);
        var oldPages = new OldPages(challenges, sessions);
        var oldLogins = new OldLoginApi(verifiers, accounts, sessions, verifications, clock);
        var signing = new SigningChallenges(challenges, clock);
        var signatures = new SignatureApi(signing, verifiers, sessions, judge, reports);
        Supplier<Envelopes> envelopes = () -> verifiers.get().envelopes();
        var tenders = data.tenders();
        var agency = new Agency(settings.agency());
        var bids = new BidApi(envelopes, agency, tenders, clock);
        var openings = new OpeningApi(envelopes, settings.faults(), tenders, sessions, judge, clock);
        return routes -> {
            tokens.addTo(routes);
            oldPages.addTo(routes);
            oldLogins.addTo(routes);
            new DataApi(data).addTo(routes);
            new AccountApi(accounts, sessions).addTo(routes);
            signatures.addTo(routes);
            new VerificationApi(verifiers, judge).addTo(routes);
            new ReceiptApi(signing, verifiers, sessions, judge).addTo(routes);
            new TenderApi(agency, tenders, sessions, clock).addTo(routes);
            bids.addTo(routes);
            openings.addTo(routes);
            new ReportApi(reports).addTo(routes);
        };
    }

    private static void configure(JavalinConfig config, PortalSettings settings, Consumer<RoutesConfig> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = MAXIMUM_BODY_BYTES;
        config.jsonMapper(new JavalinJackson(JsonMapper.builder().build(), false));
        config.routes.before(new SecurityHeaders(settings.framingAllowed())::addTo);
        config.routes.exception(
                HttpResponseException.class,
                (refused, context) -> context.status(refused.getStatus())
                        .json(Map.of("error", String.valueOf(refused.getMessage()))));
        config.routes.exception(
                ChallengesUnavailableException.class,
                (unavailable, context) ->
                        context.status(HttpStatus.SERVICE_UNAVAILABLE).json(Map.of("error", "平台暂时无法处理，请稍后再试")));
        new Pages(settings.library(), settings.installation()).addTo(config.routes);
        new EnrolmentApi(settings.faults()).addTo(config.routes);
        new FaultsApi(settings.faults()).addTo(config.routes);
        routes.accept(config.routes);
    }

    /** Address of the enrolment directory. */
    public String enrolment() {
        return origin + EnrolmentApi.PATH;
    }

    /** Returns the portal's origin in a browser, without a slash at the end. */
    public String origin() {
        return origin;
    }

    @Override
    public void close() {
        nodes.forEach(Javalin::stop);
    }
}

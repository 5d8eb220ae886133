package signinghelper.portal.spring;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.ServerHttpObservationFilter;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.LoginTokenValidator;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Traces of a login: an event, a line of the log, meters and a name of the endpoint. */
@ExtendWith(OutputCaptureExtension.class)
class LoginFilterTest {
    private static final String PATH = "/signing-helper/login";
    private static final TestKey KIND = TestKey.P256;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Clock clock = source(now).withZone(ZoneOffset.UTC);
    private final TestAuthority authority = TestAuthority.root(KIND);
    private final KeyPair keys = KIND.generate();
    private final InMemoryChallengeStore challenges = new InMemoryChallengeStore(clock, 100);
    private final List<Object> events = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private static InstantSource source(AtomicReference<Instant> now) {
        return now::get;
    }

    private LoginFilter filter() {
        return filter(events::add);
    }

    private LoginFilter filter(ApplicationEventPublisher publisher) {
        var validator = new LoginTokenValidator(
                PortalOrigins.of(TestApplication.ORIGIN),
                new CertificateTrust(List.of(authority.certificate()), List.of()),
                RevocationPolicy.none(),
                challenges,
                clock);
        var user = new User("somebody", "", AuthorityUtils.NO_AUTHORITIES);
        var endpoint = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH);
        var filter = new LoginFilter(
                new PathTemplate(PATH, endpoint), publisher, new RefusalLog(clock), new LoginMeters(meters));
        filter.setAuthenticationManager(
                new ProviderManager(new SigningHelperAuthenticationProvider(validator, identity -> Optional.of(user))));
        return filter;
    }

    private MockHttpServletRequest request(X509Certificate certificate) throws Exception {
        var request = new MockHttpServletRequest("POST", PATH);
        request.setRemoteAddr("192.0.2.7");
        var nonce = challenges
                .issue(Challenge.Purpose.LOGIN, BrowserSession.name(request))
                .nonce();
        var algorithm = TestHolder.algorithm(KIND);
        var signature = KIND.sign(keys, algorithm.loginMessage(TestApplication.ORIGIN, nonce));
        request.setContent("""
                {"nonce": "%s", "token": {"unverifiedCertificate": "%s", "algorithm": "%s", "signature": "%s", "format": "%s", "appVersion": "test"}}
                """.formatted(
                        nonce,
                        Bytes.copyOf(certificate.getEncoded()).toBase64(),
                        algorithm.name(),
                        Bytes.copyOf(signature).toBase64(),
                        algorithm.format(TokenPurpose.LOGIN))
                .getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private int login(LoginFilter filter, MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    @Test
    void aLoginIsAnEventAndCounted() throws Exception {
        assertThat(login(filter(), request(authority.issue(keys)))).isEqualTo(204);

        assertThat(events).hasSize(1).first().isInstanceOf(InteractiveAuthenticationSuccessEvent.class);
        assertThat(meters.get("signing.helper.login")
                        .tag("outcome", "ACCEPTED")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRefusalIsAnEventOfItsOwnWithTheReason() throws Exception {
        var stranger = TestAuthority.root(KIND).issue(keys);

        assertThat(login(filter(), request(stranger))).isEqualTo(401);

        assertThat(events).singleElement().isInstanceOfSatisfying(CertificateLoginFailureEvent.class, event -> {
            assertThat(event.code()).isEqualTo(CertificateLoginException.Code.LOGIN_FAILED);
            assertThat(event.reason()).contains(Reason.CERTIFICATE_UNTRUSTED);
            assertThat(event.certificate()).contains(stranger);
        });
        assertThat(meters.get("signing.helper.login")
                        .tag("outcome", "CERTIFICATE_UNTRUSTED")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRequestThatIsNoTokenIsAnEventToo() throws Exception {
        var request = new MockHttpServletRequest("POST", PATH);
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));

        assertThat(login(filter(), request)).isEqualTo(401);

        assertThat(events).singleElement().isInstanceOfSatisfying(CertificateLoginFailureEvent.class, event -> {
            assertThat(event.outcome()).isEqualTo("MALFORMED");
            assertThat(event.certificate()).isEmpty();
        });
    }

    @Test
    void theSameRefusalHasOneLineInAMinute(CapturedOutput log) throws Exception {
        var stranger = TestAuthority.root(KIND).issue(keys);
        var filter = filter();
        for (var login = 0; login < 5; login++) {
            login(filter, request(stranger));
        }

        var lines = log.getOut()
                .lines()
                .filter(line -> line.contains("Login refused"))
                .toList();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains(
                        "Login refused: CERTIFICATE_UNTRUSTED: ",
                        "certificate " + stranger.getSerialNumber().toString(16) + " of CN=Test root P256,C=CN",
                        "SHA-256 " + Fingerprint.of(stranger),
                        "from 192.0.2.7");

        now.set(NOW.plus(Duration.ofMinutes(1)));
        login(filter, request(stranger));
        assertThat(log.getOut().lines().filter(line -> line.contains("Login refused")))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("from 192.0.2.7; 4 more like it since the last such line");
    }

    /** A flood of refusals, each with another certificate, must neither flood the log nor fill the memory. */
    @Test
    void aFloodOfRefusalsFillsNeitherLogNorMemory(CapturedOutput log) {
        refuse(new RefusalLog(clock), "192.0.2.1:", 3000);

        assertThat(log.getOut().lines().filter(line -> line.contains("Login refused")))
                .hasSize(1001);
    }

    /** A line of more than a minute ago gives its place to others. */
    @Test
    void whatIsForgottenCountsAmongTheRest(CapturedOutput log) {
        var refusals = new RefusalLog(clock);
        refuse(refusals, "192.0.2.1:", 1000);
        refuse(refusals, "192.0.2.1:", 1000);
        now.set(NOW.plus(Duration.ofMinutes(1)));
        refuse(refusals, "192.0.2.2:", 1000);

        assertThat(log.getOut().lines().filter(line -> line.contains("Login refused")))
                .last()
                .asString()
                .endsWith("; 1000 more like it since the last such line");
    }

    private static void refuse(RefusalLog refusals, String address, int times) {
        var refused = new CertificateLoginFailureEvent(
                UsernamePasswordAuthenticationToken.unauthenticated("certificate", ""),
                new CertificateLoginException(new AuthenticationTokenException(Reason.MALFORMED)));
        for (var index = 0; index < times; index++) {
            refusals.refused(refused, address + index);
        }
    }

    /** A program that shows the log would break the line there, or show it the other way round. */
    @Test
    void aLineHasNoCharacterThatDividesOrTurnsIt(CapturedOutput log) {
        refuse(new RefusalLog(clock), "a\u2028b\u2029c\u202Ed\u0085e\nf", 1);

        assertThat(log.getOut()).contains("from a b c d e f0");
    }

    @Test
    void aListenerThatFailsChangesNoAnswer(CapturedOutput log) throws Exception {
        var filter = filter(event -> {
            throw new IllegalStateException("of the listener");
        });

        assertThat(login(filter, request(TestAuthority.root(KIND).issue(keys)))).isEqualTo(401);
        assertThat(log).contains("A listener of refused logins has failed");
    }

    /** Without it Micrometer's http.server.requests has uri="UNKNOWN" for it. */
    @Test
    void theEndpointHasANameForWhoeverObservesRequests() throws Exception {
        var request = request(authority.issue(keys));
        var observed = new ServerRequestObservationContext(request, new MockHttpServletResponse());
        request.setAttribute(ServerHttpObservationFilter.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE, observed);

        login(filter(), request);

        assertThat(observed.getPathPattern()).isEqualTo(PATH);
    }
}

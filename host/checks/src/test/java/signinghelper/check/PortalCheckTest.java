package signinghelper.check;

import org.junit.jupiter.api.Test;
import signinghelper.network.LoginProxy;
import signinghelper.network.TlsServer;
import signinghelper.platform.ProxyScript;
import signinghelper.profile.TimeSettings;
import signinghelper.protocol.ErrorCode;

import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class PortalCheckTest {
    private final TlsServer.Authority authority = new TlsServer.Authority();

    private Finding look(URI portal, String... issuers) throws InterruptedException {
        return look(portal, HttpClient.Builder.NO_PROXY, issuers);
    }

    private Finding look(URI portal, ProxySelector proxies, String... issuers) throws InterruptedException {
        return look(portal, proxies, ProxyScript.NONE, issuers);
    }

    private Finding look(URI portal, ProxySelector proxies, ProxyScript script, String... issuers)
            throws InterruptedException {
        var settings = new TimeSettings(portal, List.of(issuers), List.of());
        var findings = new PortalCheck(authority::roots, proxies, script).look(TestProfiles.with(settings));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static TlsServer.Answer answering(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    @Test
    void aPortalThatAnswersIsReached() throws Exception {
        for (var status : List.of(200, 302, 404)) {
            try (var portal = TlsServer.of(authority, answering(status))) {
                var finding = look(portal.address());

                assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
                assertThat(finding.evidence())
                        .contains(new Evidence("status", Evidence.Kind.PLAIN, Integer.toString(status)));
            }
        }
    }

    @Test
    void aPortalThatAnswersWithAFaultIsAWarning() throws Exception {
        try (var portal = TlsServer.of(authority, answering(503))) {
            var finding = look(portal.address());

            assertThat(finding.code()).isEqualTo(ErrorCode.PORTAL_FAULTY);
            assertThat(finding.facts()).containsEntry("status", "503");
        }
    }

    @Test
    void anUnknownRootMeansThatSomeoneOpensTheConnection() throws Exception {
        try (var proxy = TlsServer.of(new TlsServer.Authority(), answering(200))) {
            var finding = look(proxy.address());

            assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(finding.code()).isEqualTo(ErrorCode.TLS_INTERCEPTED);
            assertThat(finding.evidence()).extracting(Evidence::name).contains("certificate", "issuer");
            assertThat(proxy.asked()).isEmpty();
        }
    }

    /** The organisation has installed its root, so the browser accepts it. */
    @Test
    void aTrustedIssuerUnlikeTheExpectedMeansSoToo() throws Exception {
        try (var portal = TlsServer.of(authority, answering(200))) {
            var unlike = look(portal.address(), "Some other issuer");
            assertThat(unlike.verdict()).isEqualTo(Verdict.WARN);
            assertThat(unlike.code()).isEqualTo(ErrorCode.TLS_INTERCEPTED);

            var issuer = authority.certificate().getSubjectX500Principal().getName();
            assertThat(look(portal.address(), issuer).verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void anExpiredCertificateOrOneOfAnotherNameIsRefusedByAnotherCode() throws Exception {
        var now = Instant.now();
        var yesterday = now.minus(1, ChronoUnit.DAYS);
        var tomorrow = now.plus(1, ChronoUnit.DAYS);
        try (var expired =
                        TlsServer.of(authority, "localhost", now.minus(9, ChronoUnit.DAYS), yesterday, answering(200));
                var misnamed = TlsServer.of(authority, "other.example", yesterday, tomorrow, answering(200))) {
            assertThat(look(expired.address()).code()).isEqualTo(ErrorCode.TLS_REFUSED);
            assertThat(look(misnamed.address()).code()).isEqualTo(ErrorCode.TLS_REFUSED);
        }
    }

    @Test
    void aNameWithoutAnAddressIsSaidToBeUnknown() throws Exception {
        var finding = look(URI.create("https://no-such-name.invalid/"));

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.code()).isEqualTo(ErrorCode.PORTAL_NAME_UNKNOWN);
    }

    @Test
    void aPortalThatDoesNotListenIsUnreachable() throws Exception {
        URI address;
        try (var portal = TlsServer.of(authority, answering(200))) {
            address = portal.address();
        }

        assertThat(look(address).code()).isEqualTo(ErrorCode.PORTAL_UNREACHABLE);
    }

    /** Behind a proxy the portal's name may not be resolvable on this computer. */
    @Test
    void aProxyIsNamedAndAsked() throws Exception {
        try (var proxy = TlsServer.plain(answering(502))) {
            var port = proxy.address().getPort();
            var finding = look(URI.create("https://no-such-name.invalid/"), LoginProxy.through(port));

            assertThat(finding.code()).isEqualTo(ErrorCode.PORTAL_UNREACHABLE);
            assertThat(finding.evidence())
                    .contains(new Evidence("proxy", Evidence.Kind.UNTRUSTED, "HTTP localhost:" + port));
        }
    }

    @Test
    void withoutAnAddressThereIsNothingToLookAt() throws Exception {
        assertThat(new PortalCheck(authority::roots, HttpClient.Builder.NO_PROXY, ProxyScript.NONE)
                        .look(TestProfiles.with(TimeSettings.NONE)))
                .hasSize(1)
                .allMatch(Finding::isNotConfigured);
    }

    /** The portal works; the finding must be the proxy's login, and the proxy gets no password. */
    @Test
    void aProxyThatAsksForALoginIsNamedAndGetsNone() throws Exception {
        try (var portal = TlsServer.of(authority, answering(200));
                var proxy = new LoginProxy()) {
            var finding = look(portal.address(), proxy.selector(), "Some issuer");

            assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(finding.code()).isEqualTo(ErrorCode.PROXY_LOGIN_REQUIRED);
            assertThat(proxy.heard()).isNotEmpty().noneMatch(line -> line.contains("Authorization"));
            assertThat(portal.asked()).isEmpty();
        }
    }

    @Test
    void whereAScriptSetsTheProxyAndThePortalIsNotReachedTheScriptIsNamed() throws Exception {
        ProxyScript script = () -> Optional.of("http://pac.example/proxy.pac");
        URI address;
        try (var portal = TlsServer.of(authority, answering(200))) {
            address = portal.address();
            assertThat(look(address, HttpClient.Builder.NO_PROXY, script).verdict())
                    .isEqualTo(Verdict.PASS);
        }
        for (var absent : List.of(address, URI.create("https://no-such-name.invalid/"))) {
            var finding = look(absent, HttpClient.Builder.NO_PROXY, script);

            assertThat(finding.code()).isEqualTo(ErrorCode.PROXY_SCRIPT_UNREAD);
            assertThat(finding.evidence())
                    .contains(new Evidence("proxy-script", Evidence.Kind.UNTRUSTED, "http://pac.example/proxy.pac"));
        }
        // The system has handed on a proxy, by the script or not.
        try (var proxy = TlsServer.plain(answering(502))) {
            assertThat(look(address, LoginProxy.through(proxy.address().getPort()), script)
                            .code())
                    .isEqualTo(ErrorCode.PORTAL_UNREACHABLE);
        }
    }
}

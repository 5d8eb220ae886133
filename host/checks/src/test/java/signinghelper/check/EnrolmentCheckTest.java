package signinghelper.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.network.LoginProxy;
import signinghelper.network.TlsServer;
import signinghelper.profile.Enrolment;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

/** A directory over TLS on the loopback address. */
class EnrolmentCheckTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final String GOOD = "{\"version\":1,\"certificate\":\"FINGERPRINT\",\"status\":\"ENROLLED\"}";

    private final TlsServer.Authority tls = new TlsServer.Authority();
    private final TestPki pki = new TestPki(TestKey.SM2);
    private final SoftwareKey key = pki.signature(SoftwareKey.Kind.SM2, wish -> wish);
    private volatile String received = "";

    private String fingerprint() throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(key.certificate().getEncoded()));
    }

    private TlsServer.Answer answering(int status, String body) throws Exception {
        var bytes = body.replace("FINGERPRINT", fingerprint()).getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private Finding look(TlsServer.Authority believed, TlsServer.Answer answer) throws Exception {
        return look(believed, answer, ENOUGH);
    }

    private Finding look(TlsServer.Authority believed, TlsServer.Answer answer, Duration patience) throws Exception {
        try (var directory = TlsServer.of(tls, answer)) {
            return look(believed, directory.address("/enrolment"), patience);
        }
    }

    private Finding look(TlsServer.Authority believed, URI address, Duration patience) throws InterruptedException {
        return look(believed, address, patience, HttpClient.Builder.NO_PROXY);
    }

    private Finding look(TlsServer.Authority believed, URI address, Duration patience, ProxySelector proxies)
            throws InterruptedException {
        var enrolment = new Enrolment(TestProfiles.dated(address), Map.of());
        var check = new EnrolmentCheck(pki.reading(), believed::roots, proxies, new WireFormat(), patience);
        var findings = check.look(TestProfiles.with(enrolment));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "ENROLLED, PASS, ",
        "SEAL_NOT_UPGRADED, FAIL, SEAL_NOT_UPGRADED",
        "NOT_AUTHORISED, FAIL, CERTIFICATE_NOT_AUTHORISED"
    })
    void eachAnswerHasItsVerdict(String status, Verdict verdict, ErrorCode code) throws Exception {
        var finding = look(tls, answering(200, GOOD.replace("ENROLLED", status)));

        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.facts()).containsEntry("contact@en", "Test 4000000000");
    }

    /** The directory works; blaming it would hide that the proxy wants a login. */
    @Test
    void aProxyThatAsksForALoginIsNotTheDirectorysAnswer() throws Exception {
        try (var directory = TlsServer.of(tls, answering(200, GOOD));
                var proxy = new LoginProxy()) {
            var finding = look(tls, directory.address("/enrolment"), ENOUGH, proxy.selector());

            assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(finding.code()).isEqualTo(ErrorCode.PROXY_LOGIN_REQUIRED);
            assertThat(proxy.heard()).isNotEmpty().noneMatch(line -> line.contains("Authorization"));
            assertThat(received).isEmpty();
        }
    }

    @Test
    void theDirectoryLearnsTheFingerprintAndNothingElse() throws Exception {
        look(tls, answering(200, GOOD));

        assertThat(received).isEqualTo("{\"version\":1,\"certificate\":\"" + fingerprint() + "\"}");
    }

    private static void assertUnknown(Finding finding) {
        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.code()).isEqualTo(ErrorCode.ENROLMENT_UNKNOWN);
        assertThat(finding.evidence()).extracting(Evidence::name).contains("failure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "null",
                "[]",
                "{}",
                "{\"version\":1,\"certificate\":\"FINGERPRINT\"}",
                "{\"version\":1,\"certificate\":\"FINGERPRINT\",\"status\":\"FURTHER\"}",
                "{\"version\":1,\"certificate\":\"FINGERPRINT\",\"status\":0}",
                "{\"version\":2,\"certificate\":\"FINGERPRINT\",\"status\":\"ENROLLED\"}",
                "{\"version\":1,\"certificate\":\"00\",\"status\":\"ENROLLED\"}",
                "{\"version\":1,\"certificate\":\"FINGERPRINT\",\"status\":\"NOT_AUTHORISED\",\"status\":\"ENROLLED\"}",
                "{\"version\":1,\"certificate\":\"FINGERPRINT\",\"status\":\"ENROLLED\"} {}"
            })
    void anythingElseIsUnknown(String body) throws Exception {
        assertUnknown(look(tls, answering(200, body)));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 404, 500})
    void anotherStatusIsUnknown(int status) throws Exception {
        assertUnknown(look(tls, answering(status, GOOD)));
    }

    @Test
    void anAnswerThatIsTooLargeIsUnknown() throws Exception {
        assertUnknown(look(tls, answering(200, GOOD + " ".repeat(5000))));
    }

    @Test
    void aDirectoryOfAnotherCaIsNotAsked() throws Exception {
        assertUnknown(look(new TlsServer.Authority(), answering(200, GOOD)));
        assertThat(received).isEmpty();
    }

    @Test
    void aDirectoryThatIsDownIsUnknown() throws Exception {
        URI address;
        try (var directory = TlsServer.of(tls, answering(200, GOOD))) {
            address = directory.address();
        }

        assertUnknown(look(tls, address, ENOUGH));
    }

    @Test
    void aDirectoryThatNeverAnswersIsUnknown() throws Exception {
        var never = new CountDownLatch(1);
        TlsServer.Answer none = exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };

        assertUnknown(look(tls, none, Duration.ofMillis(500)));
    }

    @Test
    void withoutADirectoryNobodyIsAsked() throws Exception {
        var check = new EnrolmentCheck(pki.reading(), tls::roots, HttpClient.Builder.NO_PROXY, new WireFormat());

        assertThat(check.look(TestProfiles.with(Enrolment.NONE)))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.SKIPPED);
    }
}

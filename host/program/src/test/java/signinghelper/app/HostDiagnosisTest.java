package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.NetworkTime;
import signinghelper.clock.NtpServer;
import signinghelper.network.TlsServer;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The diagnosis of the real program, against a portal and time servers of this test, with the computer's clock moved. */
@Tag("slow")
class HostDiagnosisTest {
    private static final String ORIGIN = "https://diagnose.example";
    private static final Path FAKETIME = Path.of("/usr/bin/faketime");

    private static final String PASSWORD = "public";

    private final Path folder;
    private final TlsServer.Authority authority = new TlsServer.Authority();
    private final TlsServer portal;
    private final List<NtpServer> servers;

    HostDiagnosisTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        portal = TlsServer.of(authority, TlsServer.saying(""));
        servers = List.of(
                NtpServer.ahead(Duration.ZERO), NtpServer.ahead(Duration.ZERO), NtpServer.ahead(Duration.ofDays(9)));
    }

    @AfterEach
    void stop() {
        portal.close();
        servers.forEach(NtpServer::close);
    }

    private Installation installation() throws Exception {
        var ntp = servers.stream()
                .map(NtpServer::address)
                .map(HostDiagnosisTest::text)
                .collect(Collectors.joining(", "));
        return Installation.withTime(folder, "\"portal\": \"" + portal.address() + "\", \"ntp\": [" + ntp + "]")
                .with(Map.of(
                        "TZ",
                        "Asia/Shanghai",
                        "JDK_JAVA_OPTIONS",
                        "-Djavax.net.ssl.trustStore=" + trustStore() + " -Djavax.net.ssl.trustStorePassword="
                                + PASSWORD));
    }

    private static String text(NetworkTime.Server server) {
        return "\"" + server.host() + ":" + server.port() + "\"";
    }

    private Path trustStore() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", authority.certificate());
        var file = folder.resolve("roots.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** Returns variables that move the time of this program only. */
    private static Map<String, String> movedBy(String offset) throws IOException {
        Needed.file(FAKETIME);
        var printing = new ProcessBuilder(FAKETIME.toString(), "-f", offset, "printenv", "LD_PRELOAD").start();
        var preload = new String(printing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        var variables = new HashMap<String, String>();
        variables.put("LD_PRELOAD", preload);
        variables.put("FAKETIME", offset);
        variables.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // Otherwise what waits for a time by the monotonic clock comes back at once, or never.
        variables.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        return variables;
    }

    private static Findings diagnose(Installation installation) throws Exception {
        try (var host = installation.start()) {
            host.next();
            var session = UUID.randomUUID().toString();
            host.open(session, ORIGIN, ORIGIN);
            host.send("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"diagnosis.run\",\"params\":{\"session\":\""
                    + session + "\"}}");
            var frame = host.next();
            while (!frame.path("id").asText().equals("1")) {
                assertThat(frame.path("method").asText()).isEqualTo("finding");
                frame = host.next();
            }
            host.endInput();
            assertThat(host.exitCode()).isZero();
            var findings = frame.at("/result/findings");
            return new Findings(
                    StreamSupport.stream(findings.spliterator(), false).toList());
        }
    }

    private record Findings(List<JsonNode> all) {
        JsonNode of(String check) {
            return all.stream()
                    .filter(finding -> finding.path("check").asText().equals(check))
                    .findFirst()
                    .orElseThrow();
        }

        String verdict(String check) {
            return of(check).path("verdict").asText() + " "
                    + of(check).path("code").asText();
        }
    }

    @Test
    void aRightClockAndAReachablePortalPass() throws Exception {
        var findings = diagnose(installation());

        // The number of browser findings depends on this computer.
        assertThat(findings.all().stream()
                        .map(finding -> finding.path("check").asText())
                        .distinct())
                .containsExactly(
                        "host",
                        "registration",
                        "extension",
                        "extension-pages",
                        "command-prompt",
                        "clock",
                        "portal",
                        "token-service",
                        "token-hardware",
                        "token-present",
                        "pin",
                        "certificate-validity",
                        "certificate-chain",
                        "certificate-revocation",
                        "certificate-key",
                        "certificate-pair",
                        "rehearsal",
                        "seal",
                        "subject-match",
                        "enrolment",
                        "restart",
                        "middleware",
                        "local-programs",
                        "local-network",
                        "temporary-files",
                        "leftovers");
        assertThat(findings.verdict("host")).isEqualTo("PASS null");
        assertThat(findings.verdict("extension")).isEqualTo("PASS null");
        assertThat(findings.verdict("clock")).isEqualTo("PASS null");
        assertThat(findings.verdict("portal")).isEqualTo("PASS null");
        assertThat(findings.verdict("token-service")).isEqualTo("SKIPPED null");
        assertThat(findings.verdict("token-present")).isEqualTo("FAIL TOKEN_ABSENT");
        assertThat(findings.verdict("pin")).isEqualTo("SKIPPED null");
    }

    /** On this computer the portal's certificate is not valid yet, and the time is still found. */
    @Test
    void aClockThatIsDaysBehindIsFoundOutThoughItBreaksTls() throws Exception {
        var findings = diagnose(installation().with(movedBy("-3d")));

        assertThat(findings.verdict("clock")).isEqualTo("FAIL CLOCK_WRONG");
        assertThat(findings.of("clock").at("/guidance/reason").asText()).containsPattern("慢了约 (3 天|2 天 23 小时)");
        assertThat(findings.verdict("portal")).isEqualTo("FAIL TLS_REFUSED");
    }

    @Tag("full")
    @Test
    void aClockThatIsTwoMinutesFastIsAWarning() throws Exception {
        var findings = diagnose(installation().with(movedBy("+2m")));

        assertThat(findings.verdict("clock")).isEqualTo("WARN CLOCK_WRONG");
        assertThat(findings.verdict("portal")).isEqualTo("PASS null");
    }

    /** No other trusted source is present, and network time contradicts. */
    @Tag("full")
    @Test
    void withoutThePortalNetworkTimeOnlyContradicts() throws Exception {
        portal.close();

        assertThat(diagnose(installation().with(movedBy("+2h"))).verdict("clock"))
                .isEqualTo("UNKNOWN CLOCK_WRONG");
    }
}

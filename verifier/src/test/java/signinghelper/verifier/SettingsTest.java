package signinghelper.verifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.testkit.authority.TestKey;
import signinghelper.verifier.judge.Judges;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.SettingsFile;
import signinghelper.verifier.settings.WrongSettingException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Starts with settings of which one is wrong. */
class SettingsTest {
    private static final TestSettings GOOD = TestSettings.trusting(TestUser.of(TestKey.P256));

    @TempDir
    private Path folder;

    static Stream<Arguments> faults() {
        var online = Map.of("check", "ONLINE", "authorities", List.of(Map.of("certificate", "ca.pem")));
        var secret = Map.of("certificate", "ca.pem", "responders", List.of("http://user:secret@127.0.0.1:1/"));
        return Stream.of(
                arguments(
                        "origins",
                        List.of(TestUser.ORIGIN, TestUser.ORIGIN),
                        "origins has " + TestUser.ORIGIN + " twice"),
                arguments(
                        "revocation",
                        Map.<String, Object>of("check", "NONE", "authorities", List.of(secret)),
                        "revocation.authorities is set, and revocation.check is NONE"),
                arguments(
                        "revocation",
                        Map.<String, Object>of("check", "ONLINE", "authorities", List.of(secret)),
                        "revocation.authorities[0] has no usable server"),
                arguments("origins", List.of(), "origins is missing"),
                arguments("origins", List.of("https://portal.example/"), "origins[0] is 'https://portal.example/'"),
                arguments("origins", List.of("http://portal.example"), "origins[0] is 'http://portal.example'"),
                arguments("origin", "https://portal.example", "origin is no setting"),
                arguments("trust", Map.of(), "trust.signers is missing"),
                arguments("trust", Map.of("signers", List.of("no.pem")), "trust.signers[0] names a file that cannot"),
                arguments("trust", Map.of("signers", List.of("verifier.json")), "trust.signers[0] names verifier.json"),
                arguments("trust", Map.of("signers", List.of("ca.pem"), "signer", "a"), "trust.signer is no setting"),
                arguments("revocation", Map.of(), "revocation.check is missing"),
                arguments("revocation", Map.of("check", "MAYBE"), "revocation.check has a value of the wrong kind"),
                arguments("revocation", Map.of("check", "ONLINE"), "revocation.authorities is missing"),
                arguments("revocation", online, "revocation.authorities[0] has no usable server"),
                arguments("revocation", Map.of("check", "NONE", "keepSeconds", 601), "revocation.keepSeconds is 601"),
                arguments("listen", Map.of("port", 70_000), "listen.port is 70000"),
                arguments("listen", Map.of("address", "0.0.0.0"), "listen.address is 0.0.0.0, which other computers"),
                arguments("listen", Map.of("address", ""), "listen.address is ''"),
                arguments("listen", Map.of("address", "no such place"), "listen.address is 'no such place'"),
                arguments("listen", Map.of("hosts", List.of("https://a")), "listen.hosts has 'https://a'"),
                arguments("listen", Map.of("hosts", List.of("*")), "listen.hosts has '*'"),
                arguments("listen", Map.of("tls", Map.of()), "listen.tls.keyStore is missing"),
                arguments(
                        "listen", Map.of("tls", Map.of("keyStore", "a.p12")), "VERIFIER_KEY_STORE_PASSWORD is missing"),
                arguments("challenges", Map.of("store", "VALKEY"), "VERIFIER_VALKEY is missing"),
                arguments("challenges", Map.of("capacity", 0), "challenges.capacity is 0"),
                arguments("signatures", Map.of("sm2Form", "RFC5652"), "signatures.sm2Form is RFC5652"),
                arguments("limits", Map.of("documentSeconds", 0), "limits.documentSeconds is 0"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheFaultAndStartsNothing(String member, Object value, String message) {
        assertThatThrownBy(() -> TestService.start(GOOD.with(member, value), folder))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("secret");
    }

    /** A trusted CA without servers for revocation would have each login refused, so the start names it. */
    @Test
    void namesATrustedCaWhoseServersNobodyNamed() throws Exception {
        Files.writeString(
                folder.resolve("other.pem"),
                TestSettings.pem(TestUser.of(TestKey.P256).holder().authority().certificate()));
        var authority = Map.of("certificate", "other.pem", "responders", List.of("http://localhost:1/"));
        var online = Map.of("check", "ONLINE", "authorities", List.of(authority));

        assertThatThrownBy(() -> TestService.start(GOOD.with("revocation", online), folder))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("revocation.authorities has no entry for");
    }

    /** Addresses for documents (RFC 5737) are nobody's. */
    @Test
    void saysWhereItCannotListen() {
        var secrets = new Secrets("0123456789abcdef0123456789abcdef", null, null);
        var elsewhere = Map.<String, Object>of("address", "203.0.113.7", "port", 8420);

        assertThatThrownBy(() -> TestService.start(GOOD.with("listen", elsewhere), secrets, folder))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("listen names 203.0.113.7:8420, where the service cannot listen");
    }

    /** A CA's next certificate beside the present one, with the same servers. */
    @Test
    void countsEachCertificateOfAnAuthoritysFile() throws Exception {
        var authority = Map.of("certificate", "both.pem", "responders", List.of("http://localhost:1/"));
        var settings = GOOD.with("revocation", Map.of("check", "ONLINE", "authorities", List.of(authority)));
        var next = TestUser.of(TestKey.P384).holder().authority().certificate();
        Files.writeString(folder.resolve("both.pem"), TestSettings.pem(next) + TestSettings.pem(GOOD.authority()));

        var file = SettingsFile.read(settings.writtenTo(folder));
        var judges = Judges.of(file, new Secrets(null, null, null), Clock.systemUTC());
        assertThat(judges.revocation()).isInstanceOfSatisfying(OnlineRevocation.class, online -> {
            assertThat(online.knows(next)).isTrue();
            assertThat(online.knows(GOOD.authority())).isTrue();
        });
    }

    /** Otherwise a node that was meant to share challenges, or to have TLS, would start without. */
    @Test
    void refusesASecretThatNoSettingUses() {
        var valkey = new Secrets(null, null, "redis://127.0.0.1:1");
        assertThatThrownBy(() -> TestService.start(GOOD, valkey, folder))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("VERIFIER_VALKEY is set");
        var password = new Secrets(null, "p", null);
        assertThatThrownBy(() -> TestService.start(GOOD, password, folder))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("VERIFIER_KEY_STORE_PASSWORD is set");
    }

    @Test
    void warnsOfATokenThatGoesOverTheNetworkInTheClear() throws Exception {
        var log = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        var secrets = new Secrets("0123456789abcdef0123456789abcdef", null, null);
        try {
            TestService.start(GOOD, secrets, folder).close();
            assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("WARN");
            var anywhere = Map.<String, Object>of("address", "0.0.0.0", "port", 0);
            TestService.start(GOOD.with("listen", anywhere), secrets, folder).close();
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("WARN")
                .contains("0.0.0.0 without listen.tls");
    }

    @Test
    void refusesAFileThatIsNoJson() throws Exception {
        var file = Files.writeString(folder.resolve("verifier.json"), "{");

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("verifier.json");
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.json")))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void refusesAShortTokenAndRepeatsNoSecret() {
        assertThatThrownBy(() -> new Secrets("short", null, null))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("VERIFIER_TOKEN")
                .hasMessageNotContaining("short");
        assertThat(new Secrets("0123456789abcdef0123456789abcdef", "p", "v")).hasToString("Secrets[]");
    }

    @Test
    void boundsTheTimeOfADocument() throws Exception {
        var file = SettingsFile.read(
                GOOD.with("limits", Map.of("documentSeconds", 7)).writtenTo(folder));
        var judges = Judges.of(file, new Secrets(null, null, null), Clock.systemUTC());

        assertThat(judges.documents().most()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void takesCommentsInTheFile() throws Exception {
        var file = GOOD.writtenTo(folder);
        Files.writeString(file, "// our portal\n" + Files.readString(file));

        assertThat(SettingsFile.read(file).settings().origins()).containsExactly(TestUser.ORIGIN);
    }
}

package signinghelper.app;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.ComputerTime;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Digestible;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.TimeStampJudge;
import signinghelper.profile.Access;
import signinghelper.profile.Computer;
import signinghelper.profile.Dated;
import signinghelper.profile.EnvelopeSettings;
import signinghelper.profile.Help;
import signinghelper.profile.HistoryRule;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileHead;
import signinghelper.profile.Signing;
import signinghelper.profile.TimeStampSettings;
import signinghelper.profile.TimeStampSettings.Function;
import signinghelper.profile.TimeStampSettings.Otherwise;
import signinghelper.testkit.authority.OpenSslTimeStamps;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestTimeStamps;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Time stamps that OpenSSL makes behind a small server on this computer. */
@Tag("slow")
class ProfileTimeStampingTest {
    private static final Bytes SIGNED = Bytes.copyOf(new byte[] {1, 2, 3});

    @TempDir
    Path folder;

    private final Instant now = Instant.now();
    private final TestTimeStamps authority = TestTimeStamps.of(TestKey.RSA, now);
    private HttpServer server;
    private volatile int status = 200;
    private int readings;

    @BeforeEach
    void serve() throws Exception {
        var openSsl = OpenSslTimeStamps.in(folder, authority);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var answer = openSsl.reply(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ProfileTimeStamping stamping(TestTimeStamps trusted, Otherwise otherwise) throws Exception {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stamp");
        var root = Bytes.copyOf(trusted.root().certificate().getEncoded()).toBase64();
        return stamping(
                new TimeStampSettings(List.of(dated(address)), List.of(dated(root)), Function.SHA_256, otherwise));
    }

    private ProfileTimeStamping stamping(TimeStampSettings settings) {
        var usual = Signing.of(CmsForm.PKCS7_501);
        var signing = new Signing(
                usual.cms(),
                usual.cmsNotes(),
                usual.holder(),
                usual.binding(),
                usual.menus(),
                usual.anchors(),
                usual.enrolment(),
                settings,
                HistoryRule.ALLOWED,
                EnvelopeSettings.NONE);
        var profile = new Profile(
                new ProfileHead(
                        "test", 1, Profile.Kind.PRODUCTION, Map.of("zh-CN", "测试", "en", "Test"), Access.of(List.of())),
                signing,
                Computer.UNKNOWN,
                Help.NONE);
        return new ProfileTimeStamping(
                () -> profile, this::roots, HttpClient.Builder.NO_PROXY, new ComputerTime(Clock.systemUTC()));
    }

    private Set<TrustAnchor> roots() {
        readings++;
        return Set.of();
    }

    private static <T> Dated<T> dated(T value) {
        return new Dated<>(value, "test", "2026-11-26");
    }

    @Test
    void theTokenProvesTheTimeOfTheSignature() throws Exception {
        var stamping = stamping(authority, Otherwise.REFUSE);

        var token = stamping.stamp(SIGNED);

        assertThat(token).isNotNull();
        var judge = new TimeStampJudge(VerificationContext.of(VerificationPolicy.field(), Instant.now())
                .timeStampAuthorities(TestHolder.trust(authority.root()))
                .withoutRevocation());
        var verdict = judge.judge(Objects.requireNonNull(token).toArray(), Digestible.of(SIGNED.toArray()));
        assertThat(verdict.proved()).isBetween(now.minusSeconds(1), Instant.now());
        assertThat(token.length()).isLessThanOrEqualTo(stamping.mostBytes());
    }

    @Test
    void aStrangersTimeStampIsNotTaken() throws Exception {
        var stranger = TestTimeStamps.of(TestKey.P256, now);
        var refusing = stamping(stranger, Otherwise.REFUSE);

        assertThat(stamping(stranger, Otherwise.SIGN).stamp(SIGNED)).isNull();
        assertThatThrownBy(() -> refusing.stamp(SIGNED))
                .isInstanceOfSatisfying(
                        FormatException.class,
                        refused ->
                                assertThat(refused.reason()).isEqualTo(FormatException.Reason.TIME_STAMP_UNAVAILABLE));
    }

    @Test
    void anErrorOfTheServerIsNoAnswer() throws Exception {
        status = 500;
        assertThat(stamping(authority, Otherwise.SIGN).stamp(SIGNED)).isNull();
    }

    /**
     * After a failure the authority is not asked again when documents may be signed without a stamp; a batch would wait
     * for each.
     */
    @Test
    void anAuthorityThatFailedRestsWhereDocumentsMayBeSignedWithout() throws Exception {
        var signing = stamping(authority, Otherwise.SIGN);
        var refusing = stamping(authority, Otherwise.REFUSE);
        status = 500;
        assertThat(signing.stamp(SIGNED)).isNull();
        assertThatThrownBy(() -> refusing.stamp(SIGNED)).isInstanceOf(FormatException.class);
        status = 200;

        assertThat(signing.stamp(SIGNED)).isNull();
        assertThat(refusing.stamp(SIGNED)).isNotNull();
    }

    /** A batch has a single client: reading the TLS roots for each document would take longer than asking. */
    @Test
    void theDocumentsOfABatchShareOneClient() throws Exception {
        var stamping = stamping(authority, Otherwise.REFUSE);

        for (var document = 0; document < 5; document++) {
            assertThat(stamping.stamp(SIGNED)).isNotNull();
        }

        assertThat(readings).isEqualTo(1);
    }

    @Test
    void aProfileWithoutAuthoritiesWantsNoTimeStamp() throws Exception {
        var none = stamping(TimeStampSettings.NONE);

        assertThat(none.stamp(SIGNED)).isNull();
        assertThat(none.mostBytes()).isZero();
    }
}

package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.match.Account;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.Statement;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.token.KeyEntry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A bid on its way through a tender, over real HTTP. */
@Tag("slow")
class BidTest {
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());
    private static final Account SUPPLIER = account(Holder.demonstrationSupplier());
    private static final Account SECOND = account(Holder.secondSupplier());

    @TempDir
    private static Path folder;

    private static TestUKey uKey;
    private static TestUKey spare;
    private static X509Certificate otherCertificate;

    private final LateClock clock = new LateClock();
    private ReferencePortal portal;
    private PortalClient browser;
    private String tender;
    private X509Certificate certificate;

    private static Account account(Holder holder) {
        return new Account(holder.organisation(), holder.creditCode().value(), Account.Role.SUPPLIER);
    }

    /** Clock of a portal on which time passes at once. */
    private static final class LateClock extends Clock {
        private Duration late = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(late);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeAll
    static void makeTheUKey() throws Exception {
        uKey = TestUKey.make(folder.resolve("token"), AUTHORITY);
        spare = TestUKey.makeSpare(folder.resolve("spare"), AUTHORITY);
        otherCertificate = spare.certificate("sm2-encryption");
        Files.writeString(folder.resolve("signing-helper.js"), "export {};\n");
    }

    @BeforeEach
    void makeATender() throws Exception {
        var settings = new PortalSettings(
                0,
                folder.resolve("signing-helper.js"),
                AUTHORITY.anchors(),
                RevocationPolicy.none(),
                false,
                Faults.none());
        portal = ReferencePortal.start(settings, clock);
        browser = new PortalClient(portal.origin());
        browser.enter("first", SUPPLIER, uKey);
        var opens = clock.instant().plus(Duration.ofHours(1)).toString();
        tender = browser.json(browser.postJson("/api/tenders", Map.of("opens", opens)))
                .get("id")
                .textValue();
        certificate = uKey.certificate("sm2-encryption");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void isRehearsedAndOpenedAndStated() throws Exception {
        var bid = envelope(certificate);
        assertThat(send(certificate, bid)).isEqualTo(204);

        var rehearsal = begin("rehearsal");
        assertThat(envelopeOf(rehearsal)).isNotEqualTo(bid);
        assertThat(state(Statement.Kind.REHEARSAL, rehearsal)
                        .get("outcomes")
                        .get(0)
                        .textValue())
                .isEqualTo("OPENED");
        assertThat(shown().get("stated")).isEmpty();
        clock.late = Duration.ofHours(1);
        var opening = begin("opening");
        assertThat(envelopeOf(opening)).isEqualTo(bid);
        assertThat(state(Statement.Kind.OPENING, opening).get("kind").textValue())
                .isEqualTo("OPENING");
        assertThat(browser.latestVerification().get("kind").textValue()).isEqualTo("statement");
        assertThat(shown().get("stated").get(0).textValue()).isEqualTo("OPENED");
    }

    @Test
    void hasSeveralFilesOfWhichOneStatementSpeaks() throws Exception {
        var first = envelope(certificate);
        var second = envelope(certificate);
        assertThat(send(certificate, first, second)).isEqualTo(204);
        clock.late = Duration.ofHours(1);

        var opening = begin("opening");
        assertThat(envelopesOf(opening)).containsExactly(first, second);
        assertThat(state(Statement.Kind.OPENING, opening).get("outcomes")).hasSize(2);
    }

    @Test
    void itsSupplierIsNamedAndGivenTheirOwnAlone() throws Exception {
        var other = new PortalClient(portal.origin());
        other.enter("second", SECOND, spare);
        var recipients =
                other.json(other.postJson(path("recipients"), Map.of("certificate", base64(otherCertificate))));
        assertThat(recipients.get("recipients")).hasSize(1);
        assertThat(other.postJson(path("recipients"), Map.of("certificate", base64(certificate)))
                        .statusCode())
                .isEqualTo(400);
        var own = envelope(certificate);
        var others = envelope(otherCertificate);
        send(certificate, own);
        assertThat(send(other, otherCertificate, others)).isEqualTo(204);
        assertThat(suppliers(browser)).containsExactly(SUPPLIER.name(), "");
        assertThat(suppliers(other)).containsExactly("", SECOND.name());

        clock.late = Duration.ofHours(1);
        assertThat(suppliers(other)).containsExactly(SUPPLIER.name(), SECOND.name());
        assertThat(envelopesOf(begin("opening"))).containsExactly(own);
        assertThat(envelopesOf(other.json(other.post(path("opening"), "")))).containsExactly(others);
    }

    @Test
    void staysOpenOnceItWas() throws Exception {
        var later = Map.of("opens", clock.instant().plus(Duration.ofHours(2)).toString());
        assertThat(browser.putJson("/api/tenders/" + tender, later).statusCode())
                .isEqualTo(204);
        clock.late = Duration.ofHours(2);
        assertThat(browser.putJson("/api/tenders/" + tender, later).statusCode())
                .isEqualTo(409);
    }

    private List<String> suppliers(PortalClient who) throws Exception {
        return bids(who).findValuesAsText("supplier");
    }

    private JsonNode shown() throws Exception {
        return bids(browser).get(0);
    }

    private JsonNode bids(PortalClient who) throws Exception {
        return who.json(who.get("/api/tenders/" + tender)).get("bids");
    }

    @Test
    void comesBeforeTheOpeningAndIsOpenedAfter() throws Exception {
        assertThat(browser.post(path("opening"), "").statusCode()).isEqualTo(404);
        assertThat(send(certificate, envelope(certificate))).isEqualTo(204);
        assertThat(browser.post(path("opening"), "").statusCode()).isEqualTo(409);
        clock.late = Duration.ofHours(1);
        assertThat(send(certificate, envelope(certificate))).isEqualTo(409);
        assertThat(browser.post(path("opening"), "").statusCode()).isEqualTo(201);
    }

    @Test
    void isTakenOnlyIfItsSupplierCanOpenIt() throws Exception {
        var keys = TestKey.SM2.generate();
        var strange = new TestPki(Clock.systemUTC())
                .issue(TestKey.SM2, keys.getPublic(), KeyEntry.Use.ENCRYPTION, Holder.demonstrationSupplier());

        assertThat(send(certificate, envelope(strange))).isEqualTo(400);
        assertThat(send(strange, envelope(strange))).isEqualTo(400);
        assertThat(send(certificate, "不是信封".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
        assertThat(send(uKey.certificate("sm2-signature"), envelope(certificate)))
                .isEqualTo(400);
    }

    @Test
    void isStatedOnceForWhatWasBegun() throws Exception {
        send(certificate, envelope(certificate));
        var first = begin("rehearsal");
        var second = begin("rehearsal");

        assertThat(reason(state(Statement.Kind.REHEARSAL, first))).isEqualTo("OTHER_REQUEST");
        assertThat(browser.post(path("statement"), statement(Statement.Kind.REHEARSAL, second))
                        .statusCode())
                .isEqualTo(409);
        assertThat(reason(state(Statement.Kind.OPENING, begin("rehearsal")))).isEqualTo("OTHER_KIND");
        assertThat(new PortalClient(portal.origin()).post(path("rehearsal"), "").statusCode())
                .isEqualTo(401);
    }

    private static String reason(JsonNode answer) {
        return answer.path("reason").textValue();
    }

    private static byte[] envelope(X509Certificate recipient) throws Exception {
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipient))
                .withIntegrity()
                .write(Source.of("投标文件".getBytes(StandardCharsets.UTF_8)), out);
        return out.toByteArray();
    }

    private int send(X509Certificate recipient, byte[]... envelopes) throws Exception {
        return send(browser, recipient, envelopes);
    }

    private int send(PortalClient supplier, X509Certificate recipient, byte[]... envelopes) throws Exception {
        var files = Stream.of(envelopes)
                .map(envelope ->
                        Map.of("title", "标书", "envelope", Base64.getEncoder().encodeToString(envelope)))
                .toList();
        var sealed = Map.of("certificate", base64(recipient), "files", files);
        return supplier.putJson(path("bid"), sealed).statusCode();
    }

    private static String base64(X509Certificate certificate) throws Exception {
        return Base64.getEncoder().encodeToString(certificate.getEncoded());
    }

    private JsonNode begin(String what) throws Exception {
        return browser.json(browser.post(path(what), ""));
    }

    private String path(String what) {
        return "/api/tenders/" + tender + "/" + what;
    }

    private static byte[] envelopeOf(JsonNode begun) {
        return envelopesOf(begun).get(0);
    }

    private static List<byte[]> envelopesOf(JsonNode begun) {
        return begun.get("files").findValuesAsText("envelope").stream()
                .map(Base64.getDecoder()::decode)
                .toList();
    }

    private JsonNode state(Statement.Kind kind, JsonNode begun) throws Exception {
        return browser.json(browser.post(path("statement"), statement(kind, begun)));
    }

    /** Returns the statement as the signing helper writes it. */
    private byte[] statement(Statement.Kind kind, JsonNode begun) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var lines = envelopesOf(begun).stream().map(BidTest::line).toList();
        var statement = new Statement(
                kind,
                new Receipt.Occasion.Portal(portal.origin(), begun.get("nonce").textValue()),
                now,
                now,
                1,
                new Statement.Computer("signing-helper/1.2.3", "Windows 11 amd64", "ukey.dll"),
                Statement.Certificate.of(certificate),
                "",
                lines);
        return uKey.signStatement("sm2-signature", statement);
    }

    private static Statement.Line line(byte[] envelope) {
        var digest = Bytes.copyOf(DigestAlgorithm.SHA_256.of(envelope));
        return new Statement.Line("标书", digest, envelope.length, Statement.Outcome.OPENED, List.of());
    }
}

package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.demo.fault.Fault;
import signinghelper.demo.fault.Faults;
import signinghelper.demo.fault.Switch;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.EnvelopeWriter;
import signinghelper.formats.envelope.SoftwareKey;
import signinghelper.formats.match.Account;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.token.KeyEntry.Use;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A tender whose agency can open each bid too, over real HTTP. */
@Tag("slow")
class AgencyTest {
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());
    private static final byte[] BID = "投标文件".getBytes(StandardCharsets.UTF_8);
    private static final Account SUPPLIER = BidClient.account(Holder.demonstrationSupplier());

    @TempDir
    private static Path folder;

    private static TestUKey uKey;
    private static TestUKey spare;

    private final Faults faults =
            new Faults(Map.of(Fault.ENVELOPE_CUT, Switch.LOOKED_AT, Fault.ENVELOPE_DAMAGED, Switch.LOOKED_AT));
    private final SoftwareKey agency = agency(TestKey.SM2);
    private final SoftwareKey agencyBesideOthers = agency(TestKey.P256);
    private ReferencePortal portal;
    private PortalClient browser;
    private String tender;

    private static SoftwareKey agency(TestKey kind) {
        var keys = kind.generate();
        var certificate = AUTHORITY.issue(kind, keys.getPublic(), Use.ENCRYPTION, Holder.agency());
        return new SoftwareKey(certificate, keys.getPrivate());
    }

    @BeforeAll
    static void makeTheUKeys() throws Exception {
        uKey = TestUKey.make(folder.resolve("token"), AUTHORITY);
        spare = TestUKey.makeSpare(folder.resolve("spare"), AUTHORITY);
    }

    @BeforeEach
    void makeATender() throws Exception {
        var none = RevocationPolicy.none();
        var settings = new PortalSettings(
                0,
                Path.of("none"),
                AUTHORITY.anchors(),
                List.of(),
                List.of(),
                none,
                false,
                faults,
                null,
                List.of(agency, agencyBesideOthers));
        portal = ReferencePortal.start(settings, Clock.systemUTC());
        browser = new PortalClient(portal.origin());
        browser.enter("first", SUPPLIER, uKey);
        var opens = Instant.now().plus(Duration.ofHours(1)).toString();
        var made = browser.json(browser.postJson("/api/tenders", Map.of("opens", opens)));
        tender = "/api/tenders/" + made.get("id").textValue();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void opensEachBidAfterTheTimeAlone() throws Exception {
        assertThat(send(envelope(own(), agency.certificate()))).isEqualTo(204);
        assertThat(browser.post(tender + "/agency", "").statusCode()).isEqualTo(409);

        openNow();
        var bids = browser.json(browser.post(tender + "/agency", "")).get("bids");
        assertThat(bids).hasSize(1);
        assertThat(bids.get(0).get("supplier").textValue()).isEqualTo(SUPPLIER.name());
        assertThat(bids.get(0).get("byAgency").get(0).textValue())
                .isEqualTo(HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(BID)));
    }

    @Test
    void opensForTheTendersMakerAlone() throws Exception {
        send(envelope(own(), agency.certificate()));
        var second = new PortalClient(portal.origin());
        second.enter("second", BidClient.account(Holder.secondSupplier()), spare);
        var anonymous = new PortalClient(portal.origin());
        openNow();

        assertThat(anonymous.post(tender + "/agency", "").statusCode()).isEqualTo(401);
        assertThat(second.post(tender + "/agency", "").statusCode()).isEqualTo(403);
        assertThat(digests(browser)).isEmpty();
        browser.post(tender + "/agency", "");
        assertThat(digests(browser)).hasSize(1);
        assertThat(digests(second)).isEmpty();
        assertThat(digests(anonymous)).isEmpty();
    }

    @Test
    void tellsADigestToTheBidsOwnSupplierToo() throws Exception {
        var second = new PortalClient(portal.origin());
        second.enter("second", BidClient.account(Holder.secondSupplier()), spare);
        var certificate = spare.certificate("sm2-encryption");
        assertThat(send(second, certificate, envelope(certificate, agency.certificate())))
                .isEqualTo(204);
        openNow();
        browser.post(tender + "/agency", "");

        assertThat(digests(second)).hasSize(1);
        assertThat(digests(browser)).as("to the maker").hasSize(1);
    }

    private JsonNode digests(PortalClient who) throws Exception {
        return who.json(who.get(tender)).get("bids").get(0).get("byAgency");
    }

    @Test
    void isNeededAmongTheRecipients() throws Exception {
        assertThat(send(envelope(own()))).isEqualTo(400);
    }

    @Test
    void joinsEachKindOfCertificateWithAKeyThatCanStandBeside() throws Exception {
        var holder = Holder.demonstrationSupplier();
        for (var kind : TestKey.USUAL) {
            var certificate = AUTHORITY.issue(kind, kind.generate().getPublic(), Use.ENCRYPTION, holder);
            var beside = kind == TestKey.SM2 ? agency : agencyBesideOthers;
            var recipients = List.of(certificate, beside.certificate());
            assertThat(recipients(certificate))
                    .isEqualTo(recipients.stream().map(AgencyTest::base64).toList());
            assertThat(send(certificate, envelope(certificate, beside.certificate())))
                    .isEqualTo(204);
        }

        openNow();
        var digests = browser.json(browser.post(tender + "/agency", "")).findValues("byAgency");
        assertThat(digests)
                .hasSize(1)
                .allSatisfy(opened -> assertThat(opened.get(0).textValue()).hasSize(64));
    }

    private List<String> recipients(X509Certificate certificate) throws Exception {
        var answer = browser.json(browser.postJson(tender + "/recipients", Map.of("certificate", base64(certificate))));
        var recipients = new ArrayList<String>();
        answer.get("recipients").forEach(recipient -> recipients.add(recipient.textValue()));
        return recipients;
    }

    @Test
    void tellsPagesTheTimeAndTheBids() throws Exception {
        assertThat(shown().get("bids")).isEmpty();
        send(envelope(own(), agency.certificate()));

        var shown = shown();
        assertThat(shown.get("bids")).hasSize(1);
        assertThat(shown.get("bids").get(0).get("isMine").booleanValue()).isTrue();
        assertThat(Instant.parse(shown.get("opens").textValue()))
                .isAfter(Instant.parse(shown.get("now").textValue()));
        assertThat(browser.get("/api/tenders/another").statusCode()).isEqualTo(404);
    }

    @Test
    void aCutOrDamagedBidIsHandedOutWhereThatIsTheFault() throws Exception {
        var envelope = envelope(own(), agency.certificate());
        send(envelope);
        openNow();
        faults.make(List.of(Fault.ENVELOPE_CUT));

        var opening = browser.json(browser.post(tender + "/opening", ""));
        assertThat(envelope).startsWith(handedOut(opening)).hasSizeGreaterThan(handedOut(opening).length);

        faults.make(List.of(Fault.ENVELOPE_DAMAGED));
        var damaged = handedOut(browser.json(browser.post(tender + "/opening", "")));
        assertThat(damaged).hasSameSizeAs(envelope).isNotEqualTo(envelope);
    }

    private static byte[] handedOut(JsonNode opening) {
        return Bytes.fromBase64(opening.get("files").get(0).get("envelope").textValue())
                .toArray();
    }

    private static X509Certificate own() throws Exception {
        return uKey.certificate("sm2-encryption");
    }

    private static byte[] envelope(X509Certificate... recipients) throws Exception {
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipients)).withIntegrity().write(Source.of(BID), out);
        return out.toByteArray();
    }

    private int send(byte[] envelope) throws Exception {
        return send(own(), envelope);
    }

    private int send(X509Certificate certificate, byte[] envelope) throws Exception {
        return send(browser, certificate, envelope);
    }

    private int send(PortalClient supplier, X509Certificate certificate, byte[] envelope) throws Exception {
        return supplier.putJson(tender + "/bid", BidClient.sealed(certificate, envelope))
                .statusCode();
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Bytes.copyOf(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private void openNow() throws Exception {
        var now = Map.of("opens", Instant.now().toString());
        assertThat(browser.putJson(tender, now).statusCode()).isEqualTo(204);
    }

    private JsonNode shown() throws Exception {
        return browser.json(browser.get(tender));
    }
}

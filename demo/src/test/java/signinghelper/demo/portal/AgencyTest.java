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
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A tender whose agency can open each bid too, over real HTTP. */
@Tag("slow")
class AgencyTest {
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());
    private static final byte[] BID = "投标文件".getBytes(StandardCharsets.UTF_8);
    private static final Account SUPPLIER = new Account(
            Holder.demonstrationSupplier().organisation(),
            Holder.demonstrationSupplier().creditCode().value(),
            Account.Role.SUPPLIER);

    @TempDir
    private static Path folder;

    private static TestUKey uKey;

    private final Faults faults = new Faults(Map.of(Fault.ENVELOPE_CUT, Switch.LOOKED_AT));
    private final SoftwareKey agency = agency();
    private ReferencePortal portal;
    private PortalClient browser;
    private String tender;

    private static SoftwareKey agency() {
        var keys = TestKey.SM2.generate();
        var certificate = AUTHORITY.issue(TestKey.SM2, keys.getPublic(), Use.ENCRYPTION, Holder.agency());
        return new SoftwareKey(certificate, keys.getPrivate());
    }

    @BeforeAll
    static void makeTheUKey() throws Exception {
        uKey = TestUKey.make(folder.resolve("token"), AUTHORITY);
    }

    @BeforeEach
    void makeATender() throws Exception {
        var none = RevocationPolicy.none();
        var settings = new PortalSettings(
                0, Path.of("none"), AUTHORITY.anchors(), List.of(), List.of(), none, false, faults, null, agency);
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
        assertThat(bids.get(0).get("supplier").textValue()).isEqualTo("first");
        assertThat(bids.get(0).get("sha256").textValue())
                .isEqualTo(HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(BID)));
    }

    @Test
    void isNeededAmongTheRecipients() throws Exception {
        assertThat(send(envelope(own()))).isEqualTo(400);
    }

    @Test
    void tellsPagesItsCertificateTheTimeAndTheBids() throws Exception {
        assertThat(shown().get("isMine").booleanValue()).isFalse();
        send(envelope(own(), agency.certificate()));

        var shown = shown();
        assertThat(shown.get("isMine").booleanValue()).isTrue();
        assertThat(shown.get("bids").intValue()).isEqualTo(1);
        assertThat(shown.get("agency").textValue())
                .isEqualTo(Bytes.copyOf(agency.certificate().getEncoded()).toBase64());
        assertThat(Instant.parse(shown.get("opens").textValue()))
                .isAfter(Instant.parse(shown.get("now").textValue()));
        assertThat(browser.get("/api/tenders/another").statusCode()).isEqualTo(404);
    }

    @Test
    void aCutBidIsHandedOutWhereThatIsTheFault() throws Exception {
        var envelope = envelope(own(), agency.certificate());
        send(envelope);
        openNow();
        faults.make(List.of(Fault.ENVELOPE_CUT));

        var opening = browser.json(browser.post(tender + "/opening", ""));
        var handedOut = Bytes.fromBase64(opening.get("envelope").textValue());
        assertThat(envelope).startsWith(handedOut.toArray()).hasSizeGreaterThan(handedOut.length());
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
        var certificate = Bytes.copyOf(own().getEncoded()).toBase64();
        var sealed = Map.of(
                "certificate", certificate, "envelope", Bytes.copyOf(envelope).toBase64());
        return browser.putJson(tender + "/bid", sealed).statusCode();
    }

    private void openNow() throws Exception {
        var now = Map.of("opens", Instant.now().toString());
        assertThat(browser.putJson(tender, now).statusCode()).isEqualTo(204);
    }

    private JsonNode shown() throws Exception {
        return browser.json(browser.get(tender));
    }
}

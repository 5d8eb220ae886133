package signinghelper.demo.portal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.match.Account;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.token.KeyEntry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.demo.portal.BidClient.base64;
import static signinghelper.demo.portal.BidClient.envelope;
import static signinghelper.demo.portal.BidClient.envelopesOf;
import static signinghelper.demo.portal.BidClient.sealed;

/** A bid until its opening, over real HTTP. */
@Tag("slow")
class BidTest {
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());
    private static final Account SUPPLIER = BidClient.account(Holder.demonstrationSupplier());
    private static final Account SECOND = BidClient.account(Holder.secondSupplier());
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private static Path folder;

    private static TestUKey uKey;
    private static TestUKey spare;

    private final LateClock clock = new LateClock();
    private ReferencePortal portal;
    private PortalClient browser;
    private BidClient bid;
    private X509Certificate certificate;

    @BeforeAll
    static void makeTheUKeys() throws Exception {
        uKey = TestUKey.make(folder.resolve("token"), AUTHORITY);
        spare = TestUKey.makeSpare(folder.resolve("spare"), AUTHORITY);
    }

    @BeforeEach
    void makeATender() throws Exception {
        var settings = new PortalSettings(
                0, Path.of("none"), AUTHORITY.anchors(), RevocationPolicy.none(), false, Faults.none());
        portal = ReferencePortal.start(settings, clock);
        browser = new PortalClient(portal.origin());
        browser.enter("first", SUPPLIER, uKey);
        bid = BidClient.makingATender(
                browser, uKey, portal.origin(), clock.instant().plus(HOUR));
        certificate = bid.certificate();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void itsSupplierIsNamedAndGivenTheirOwnAlone() throws Exception {
        var second = second();
        var recipients = second.browser()
                .json(second.browser()
                        .postJson(bid.path("recipients"), Map.of("certificate", base64(second.certificate()))));
        assertThat(recipients.get("recipients")).hasSize(1);
        assertThat(second.browser()
                        .postJson(bid.path("recipients"), Map.of("certificate", base64(certificate)))
                        .statusCode())
                .isEqualTo(400);
        var own = bid.envelope();
        var others = second.envelope();
        assertThat(bid.send(own)).isEqualTo(204);
        assertThat(second.send(others)).isEqualTo(204);

        clock.pass(HOUR);
        assertThat(envelopesOf(bid.begin("opening"))).containsExactly(own);
        assertThat(envelopesOf(second.begin("opening"))).containsExactly(others);
    }

    /** Nobody may learn how many bid, let alone who, until the time has come. */
    @Test
    void isSeenByItsSupplierAloneUntilTheOpening() throws Exception {
        var second = second();
        var anonymous = bid.another(new PortalClient(portal.origin()), spare);
        second.send(second.envelope());
        assertThat(bid.bids()).isEmpty();
        bid.send(bid.envelope(), bid.envelope());
        assertThat(suppliers(bid)).containsExactly(SUPPLIER.name());
        assertThat(suppliers(second)).containsExactly(SECOND.name());
        assertThat(anonymous.bids()).isEmpty();

        clock.pass(HOUR);
        assertThat(suppliers(bid)).containsExactly(SUPPLIER.name(), SECOND.name());
        assertThat(suppliers(anonymous)).containsExactly(SUPPLIER.name(), SECOND.name());
    }

    private BidClient second() throws Exception {
        var other = new PortalClient(portal.origin());
        other.enter("second", SECOND, spare);
        return bid.another(other, spare);
    }

    private static List<String> suppliers(BidClient who) throws Exception {
        return who.bids().findValuesAsText("supplier");
    }

    @Test
    void comesBeforeTheOpeningAndIsOpenedAfter() throws Exception {
        assertThat(bid.send(bid.envelope())).isEqualTo(204);
        assertThat(browser.post(bid.path("opening"), "").statusCode()).isEqualTo(409);
        clock.pass(HOUR);
        assertThat(bid.send(bid.envelope())).isEqualTo(409);
        assertThat(browser.post(bid.path("opening"), "").statusCode()).isEqualTo(201);
        assertThat(second().browser().post(bid.path("opening"), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void isLateIfItsUploadEndsAfterTheOpening() throws Exception {
        var first = bid.envelope();
        bid.send(first);

        assertThat(browser.putSlowly(bid.path("bid"), sealed(certificate, bid.envelope()), () -> clock.pass(HOUR))
                        .statusCode())
                .isEqualTo(409);
        assertThat(envelopesOf(bid.begin("opening"))).containsExactly(first);
    }

    @Test
    void staysOpenOnceItWas() throws Exception {
        var later = clock.instant().plus(HOUR.multipliedBy(3));
        assertThat(bid.move(clock.instant().plus(HOUR.multipliedBy(2)))).isEqualTo(204);
        assertThat(browser.putSlowly(
                                bid.path(), Map.of("opens", later.toString()), () -> clock.pass(HOUR.multipliedBy(2)))
                        .statusCode())
                .isEqualTo(409);
        assertThat(bid.move(later)).isEqualTo(409);
    }

    @Test
    void isOpenedWhenTheTendersMakerSays() throws Exception {
        var second = second();
        assertThat(second.move(Instant.now())).isEqualTo(403);
        assertThat(bid.another(new PortalClient(portal.origin()), spare).move(Instant.now()))
                .isEqualTo(401);
        assertThat(isMaker(second)).isFalse();
        assertThat(isMaker(bid)).isTrue();
        assertThat(bid.move(Instant.now())).isEqualTo(204);
    }

    private static boolean isMaker(BidClient who) throws Exception {
        return who.browser().json(who.browser().get(who.path())).get("isMaker").booleanValue();
    }

    @Test
    void isTakenOnlyIfItsSupplierCanOpenIt() throws Exception {
        var keys = TestKey.SM2.generate();
        var strange = new TestPki(Clock.systemUTC())
                .issue(TestKey.SM2, keys.getPublic(), KeyEntry.Use.ENCRYPTION, Holder.demonstrationSupplier());

        assertThat(bid.send(envelope(strange))).isEqualTo(400);
        assertThat(bid.send(strange, envelope(strange))).isEqualTo(400);
        assertThat(bid.send("不是信封".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
        assertThat(bid.send(uKey.certificate("sm2-signature"), bid.envelope())).isEqualTo(400);
        var noBase64 = List.of(Map.of("title", "标书", "envelope", "不是 Base64"));
        assertThat(browser.putJson(bid.path("bid"), Map.of("certificate", base64(certificate), "files", noBase64))
                        .statusCode())
                .isEqualTo(400);
    }
}

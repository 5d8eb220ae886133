package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.statement.Statement;
import signinghelper.portal.authentication.Challenge;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.ChallengesUnavailableException;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.demo.portal.BidClient.envelopesOf;

/** Openings and rehearsals of a bid, and the statements on them, over real HTTP. */
@Tag("slow")
class OpeningTest {
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC());
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TOO_MUCH = 16 * 1024 * 1024 + 1;

    /** A store that may be away. */
    private static final class Challenges implements ChallengeStore {
        private final ChallengeStore store;
        private volatile boolean isAway;

        Challenges(Clock clock) {
            store = new InMemoryChallengeStore(clock, 1000);
        }

        @Override
        public Challenge issue(Challenge.Purpose purpose, String browserSession) {
            return store.issue(purpose, browserSession);
        }

        @Override
        public Optional<Challenge> consume(String nonce) {
            if (isAway) {
                throw new ChallengesUnavailableException(new IOException("away"));
            }
            return store.consume(nonce);
        }
    }

    @TempDir
    private static Path folder;

    private static TestUKey uKey;
    private static TestUKey spare;

    private final LateClock clock = new LateClock();
    private final Challenges challenges = new Challenges(clock);
    private ReferencePortal portal;
    private PortalClient browser;
    private BidClient bid;

    @BeforeAll
    static void makeTheUKeys() throws Exception {
        uKey = TestUKey.make(folder.resolve("token"), AUTHORITY);
        spare = TestUKey.makeSpare(folder.resolve("spare"), AUTHORITY);
    }

    @BeforeEach
    void makeATender() throws Exception {
        var settings = new PortalSettings(
                0, Path.of("none"), AUTHORITY.anchors(), RevocationPolicy.none(), false, Faults.none());
        portal = ReferencePortal.start(settings, clock, challenges);
        browser = enter("first", Holder.demonstrationSupplier(), uKey);
        bid = BidClient.makingATender(
                browser, uKey, portal.origin(), clock.instant().plus(HOUR));
    }

    private PortalClient enter(String userName, Holder holder, TestUKey by) throws Exception {
        var entered = new PortalClient(portal.origin());
        entered.enter(userName, BidClient.account(holder), by);
        return entered;
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void isRehearsedAndOpenedAndStated() throws Exception {
        var sealed = bid.envelope();
        bid.send(sealed);

        var rehearsal = bid.begin("rehearsal");
        assertThat(envelopesOf(rehearsal).get(0)).isNotEqualTo(sealed);
        assertThat(outcome(bid.state(Statement.Kind.REHEARSAL, rehearsal))).isEqualTo("OPENED");
        assertThat(statements()).isEmpty();
        clock.pass(HOUR);
        var opening = bid.begin("opening");
        assertThat(envelopesOf(opening).get(0)).isEqualTo(sealed);
        var stated = bid.state(Statement.Kind.OPENING, opening);
        assertThat(stated.get("kind").textValue()).isEqualTo("OPENING");
        assertThat(stated.has("provedBy"))
                .as("time of a stamp that is not there")
                .isFalse();
        assertThat(browser.latestVerification().get("kind").textValue()).isEqualTo("statement");
        assertThat(statements()).hasSize(1);
        assertThat(outcome(statements().get(0))).isEqualTo("OPENED");
    }

    @Test
    void hasSeveralFilesOfWhichOneStatementSpeaks() throws Exception {
        var first = bid.envelope();
        var second = bid.envelope();
        assertThat(bid.send(first, second)).isEqualTo(204);
        clock.pass(HOUR);

        var opening = bid.begin("opening");
        assertThat(envelopesOf(opening)).containsExactly(first, second);
        assertThat(bid.state(Statement.Kind.OPENING, opening).get("outcomes")).hasSize(2);
    }

    @Test
    void isStatedOnceForWhatWasBegun() throws Exception {
        bid.send(bid.envelope());
        var first = bid.begin("rehearsal");
        var second = bid.begin("rehearsal");

        assertThat(reason(bid.state(Statement.Kind.REHEARSAL, first))).isEqualTo("OTHER_REQUEST");
        assertThat(bid.post(bid.statement(Statement.Kind.REHEARSAL, second, Statement.Outcome.OPENED))
                        .statusCode())
                .isEqualTo(409);
        assertThat(reason(bid.state(Statement.Kind.OPENING, bid.begin("rehearsal"))))
                .isEqualTo("OTHER_KIND");
        assertThat(new PortalClient(portal.origin())
                        .post(bid.path("rehearsal"), "")
                        .statusCode())
                .isEqualTo(401);
    }

    /** Else the second could hide the first, with which it does not agree. */
    @Test
    void keepsEachStatementAsItWasSigned() throws Exception {
        bid.send(bid.envelope());
        var rehearsed = bid.statement(Statement.Kind.REHEARSAL, bid.begin("rehearsal"), Statement.Outcome.OPENED);
        var rehearsal = browser.json(bid.post(rehearsed)).get("statement").textValue();
        clock.pass(HOUR);
        var unreadable = bid.statement(Statement.Kind.OPENING, bid.begin("opening"), Statement.Outcome.UNREADABLE);
        assertThat(bid.post(unreadable).statusCode()).isEqualTo(200);
        var opened = bid.statement(Statement.Kind.OPENING, bid.begin("opening"), Statement.Outcome.OPENED);
        assertThat(bid.post(opened).statusCode()).isEqualTo(200);

        assertThat(statements()).extracting(OpeningTest::outcome).containsExactly("UNREADABLE", "OPENED");
        assertThat(download(rehearsal)).isEqualTo(rehearsed);
        assertThat(download(statements().get(0).get("id").textValue())).isEqualTo(unreadable);
        assertThat(download(statements().get(1).get("id").textValue())).isEqualTo(opened);
    }

    private byte[] download(String statement) throws Exception {
        return browser.download(bid.path("statements/" + statement));
    }

    @Test
    void givesAStatementToItsSupplierAndTheTendersMakerAlone() throws Exception {
        var second = bid.another(enter("second", Holder.secondSupplier(), spare), spare);
        second.send(second.envelope());
        bid.send(bid.envelope());
        clock.pass(HOUR);
        var own = stated(bid);
        var others = stated(second);

        assertThat(status(browser, own)).isEqualTo(200);
        assertThat(status(browser, others)).as("to the maker").isEqualTo(200);
        assertThat(status(second.browser(), others)).isEqualTo(200);
        assertThat(status(second.browser(), own)).isEqualTo(404);
        assertThat(status(new PortalClient(portal.origin()), own)).isEqualTo(401);
    }

    private static String stated(BidClient who) throws Exception {
        return who.state(Statement.Kind.OPENING, who.begin("opening"))
                .get("statement")
                .textValue();
    }

    private int status(PortalClient who, String statement) throws Exception {
        return who.get(bid.path("statements/" + statement)).statusCode();
    }

    @Test
    void waitsForItsStatementUntilThatIsJudged() throws Exception {
        bid.send(bid.envelope());
        var begun = bid.begin("rehearsal");
        var statement = bid.statement(Statement.Kind.REHEARSAL, begun, Statement.Outcome.OPENED);

        assertThat(bid.post(new byte[TOO_MUCH]).statusCode()).isEqualTo(413);
        challenges.isAway = true;
        assertThat(bid.post(statement).statusCode()).isEqualTo(503);
        challenges.isAway = false;
        assertThat(bid.post(statement).statusCode()).isEqualTo(200);
    }

    private JsonNode statements() throws Exception {
        return bid.bids().get(0).get("statements");
    }

    private static String outcome(JsonNode stated) {
        return stated.get("outcomes").get(0).textValue();
    }

    private static String reason(JsonNode answer) {
        return answer.path("reason").textValue();
    }
}

package signinghelper.portal.revocation;

import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.revocation.AskingLimits;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.portal.revocation.TestServers.Served;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;
import signinghelper.testkit.authority.TestRevocationList;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** How long a responder's answer serves. */
class KeptAnswersTest {
    private static final int KEY_COMPROMISE = 1;

    private final TestAuthority authority = TestAuthority.root(TestKey.SM2);
    private final X509Certificate certificate = authority.issue(TestKey.SM2.generate());
    private final List<X509Certificate> chain = List.of(certificate, authority.certificate());
    private final TestResponder responder = new TestResponder(authority);
    private TestServers servers;
    private Served served;

    @BeforeEach
    void start() throws Exception {
        servers = new TestServers();
        served = servers.serve("/ocsp", asked -> responder.answer(asked));
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    private OnlineRevocation asking(URI... lists) {
        return new OnlineRevocation(
                        new HttpRevocationTransport(Duration.ofSeconds(20)),
                        List.of(new RevocationServers(
                                authority.certificate(), List.of(served.address()), List.of(lists))))
                .fetchingListsBy(Runnable::run);
    }

    private void assertQuestions(OnlineRevocation policy, int questions, Instant now) throws Exception {
        policy.require(chain, now);
        assertThat(served.questions()).as("at " + now).hasValue(questions);
    }

    @Test
    void anAnswerServesForTenMinutes() throws Exception {
        var policy = asking();

        assertQuestions(policy, 1, NOW);
        assertQuestions(policy, 1, NOW.plus(AskingLimits.LONGEST).minusMillis(1));
        assertQuestions(policy, 2, NOW.plus(AskingLimits.LONGEST));
    }

    @Test
    void aClockThatGoesBackAsksAgain() throws Exception {
        var policy = asking();

        assertQuestions(policy, 1, NOW);
        assertQuestions(policy, 2, NOW.minusSeconds(1));
    }

    @Test
    void aPortalMayKeepNone() throws Exception {
        var policy = asking().within(AskingLimits.USUAL.keeping(Duration.ZERO));

        assertQuestions(policy, 1, NOW);
        assertQuestions(policy, 2, NOW);
        assertThatThrownBy(() -> AskingLimits.USUAL.keeping(AskingLimits.LONGEST.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noneServesAfterItsOwnEnd() throws Exception {
        responder.from(NOW.minusSeconds(60), NOW.plusSeconds(120));
        var policy = asking();

        assertQuestions(policy, 1, NOW);
        assertQuestions(policy, 1, NOW.plusSeconds(119));
        assertQuestions(policy, 2, NOW.plusSeconds(120));
    }

    @Test
    void oneWithoutANonceOrAnEndIsNotKept() throws Exception {
        var policy = asking();
        responder.nonce(null);
        assertQuestions(policy, 1, NOW);
        assertQuestions(policy, 2, NOW);

        var withoutEnd = new TestResponder(authority).from(NOW.minusSeconds(60), null);
        served = servers.serve("/endless", asked -> withoutEnd.answer(asked));
        var other = asking();
        assertQuestions(other, 1, NOW);
        assertQuestions(other, 2, NOW);
    }

    @Test
    void aRevocationIsKeptByNobodyAndEndsWhatWasKept() {
        var policy = asking().within(AskingLimits.USUAL);
        responder.saying(new RevokedStatus(Date.from(NOW), 6));
        assertThat(refusal(policy, NOW)).isEqualTo(Reason.ON_HOLD);
        responder.saying(new RevokedStatus(Date.from(NOW), KEY_COMPROMISE));
        assertThat(refusal(policy, NOW)).isEqualTo(Reason.REVOKED);
        assertThat(served.questions()).hasValue(2);
    }

    /** A responder that is behind may be slow as well: what it says of before must not serve for ten minutes. */
    @Test
    void aGoodAnswerThatArrivesAfterARevocationIsNotKept() throws Exception {
        var isAway = new AtomicBoolean(true);
        var revoking = new TestResponder(authority).saying(new RevokedStatus(Date.from(NOW), KEY_COMPROMISE));
        var first = servers.serve("/first", asked -> isAway.get() ? new byte[0] : revoking.answer(asked));
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        served = servers.serve("/slow", question -> {
            asked.countDown();
            answer.await();
            return responder.answer(question);
        });
        var policy = new OnlineRevocation(
                new HttpRevocationTransport(Duration.ofSeconds(60)),
                List.of(new RevocationServers(
                        authority.certificate(), List.of(first.address(), served.address()), List.of())));
        var early = CompletableFuture.runAsync(
                () -> assertThatCode(() -> policy.require(chain, NOW)).doesNotThrowAnyException());
        asked.await();
        isAway.set(false);
        assertThat(refusal(policy, NOW)).isEqualTo(Reason.REVOKED);

        answer.countDown();
        early.join();

        assertThat(refusal(policy, NOW)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aListThatComesMeanwhileRevokesAtOnce() throws Exception {
        var list = servers.serve(
                "/crl",
                asked -> new TestRevocationList(authority)
                        .with(certificate, KEY_COMPROMISE)
                        .signed());
        var policy = asking(list.address());
        assertQuestions(policy, 1, NOW);

        policy.refreshLists(NOW);

        assertThat(refusal(policy, NOW)).isEqualTo(Reason.REVOKED);
        assertThat(served.questions()).hasValue(1);
    }

    private Reason refusal(OnlineRevocation policy, Instant now) {
        return catchThrowableOfType(CertificateRefusedException.class, () -> policy.require(chain, now))
                .reason();
    }
}

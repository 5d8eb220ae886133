package signinghelper.portal.revocation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.revocation.AskingLimits;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.OnlineRevocation.OnUnknown;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.formats.revocation.ServerState;
import signinghelper.formats.revocation.ServerState.Outcome;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;
import signinghelper.testkit.authority.TestRevocationList;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Responders that are down, hang, or are asked by many at a time. */
class ResponderOutageTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final AskingLimits ONE_AT_A_TIME =
            new AskingLimits(Duration.ZERO, 3, Duration.ofSeconds(30), 1, Duration.ZERO, Duration.ZERO);

    private final TestAuthority authority = TestAuthority.root(TestKey.SM2);
    private final TestResponder responder = new TestResponder(authority);
    private final ExecutorService users = Executors.newCachedThreadPool();
    private TestServers servers;

    @BeforeEach
    void start() throws Exception {
        servers = new TestServers();
    }

    @AfterEach
    void stop() {
        servers.close();
        users.shutdownNow();
    }

    private OnlineRevocation asking(Duration patience, URI responder, URI... lists) {
        return new OnlineRevocation(
                        new HttpRevocationTransport(patience),
                        List.of(new RevocationServers(authority.certificate(), List.of(responder), List.of(lists))))
                .fetchingListsBy(Runnable::run);
    }

    private List<X509Certificate> chain() {
        return List.of(authority.issue(TestKey.SM2.generate()), authority.certificate());
    }

    private Reason refusal(OnlineRevocation policy, Instant now) {
        return catchThrowableOfType(CertificateRefusedException.class, () -> policy.require(chain(), now))
                .reason();
    }

    private static ServerState responderOf(OnlineRevocation policy) {
        return policy.states().get(0).servers().get(0);
    }

    @Test
    void whoAsksTheSameMeanwhileWaitsForTheSameAnswer() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var served = servers.serve("/ocsp", question -> {
            asked.countDown();
            answer.await();
            return responder.answer(question);
        });
        var policy = asking(PATIENT, served.address()).within(ONE_AT_A_TIME);
        var chain = chain();
        var first = login(policy, chain);
        asked.await();
        var threads =
                IntStream.range(0, 5).mapToObj(user -> waiting(policy, chain)).toList();
        for (var thread : threads) {
            awaitWaiting(thread);
        }

        answer.countDown();

        first.get();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(served.questions()).hasValue(1);
        assertThat(responderOf(policy).outcomes()).containsEntry(Outcome.BUSY, 0L);
    }

    private Future<?> login(OnlineRevocation policy, List<X509Certificate> chain) {
        return users.submit(() -> {
            policy.require(chain, NOW);
            return true;
        });
    }

    private static Thread waiting(OnlineRevocation policy, List<X509Certificate> chain) {
        var thread = new Thread(() -> {
            try {
                policy.require(chain, NOW);
            } catch (CertificateRefusedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
    }

    @Test
    void aServerThatFailsThreeTimesIsNotAskedForAWhile() {
        var down = new AtomicBoolean(true);
        var served = servers.serve("/ocsp", question -> down.get() ? new byte[0] : responder.answer(question));
        var policy = asking(PATIENT, served.address());

        for (var login = 0; login < 5; login++) {
            assertThat(refusal(policy, NOW)).isEqualTo(Reason.REVOCATION_UNKNOWN);
        }
        assertThat(served.questions()).hasValue(3);
        assertThat(responderOf(policy).pausedUntil()).isEqualTo(NOW.plusSeconds(30));
        assertThat(responderOf(policy).outcomes())
                .containsEntry(Outcome.FAILED, 3L)
                .containsEntry(Outcome.PAUSED, 2L);
        assertThat(policy.states().get(0).canAnswer(NOW)).isFalse();

        // A single question tells that it is still down, and the pause begins again.
        var later = NOW.plusSeconds(30);
        assertThat(refusal(policy, later)).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(refusal(policy, later)).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(served.questions()).hasValue(4);

        down.set(false);
        assertThat(catchThrowableOfType(
                        CertificateRefusedException.class, () -> policy.require(chain(), later.plusSeconds(30))))
                .isNull();
        assertThat(responderOf(policy).pausedUntil()).isNull();
        assertThat(policy.states().get(0).canAnswer(NOW)).isTrue();
    }

    /** A certificate that a responder does not know must not take it away from the others. */
    @Test
    void anAnswerThatDoesNotCountIsNoFailureOfTheServer() {
        var stranger = new TestResponder(TestAuthority.root(TestKey.SM2));
        var served = servers.serve("/ocsp", question -> stranger.answer(question));
        var policy = asking(PATIENT, served.address());

        for (var login = 0; login < 5; login++) {
            assertThat(refusal(policy, NOW)).isEqualTo(Reason.REVOCATION_UNKNOWN);
        }
        assertThat(served.questions()).hasValue(5);
        assertThat(responderOf(policy).pausedUntil()).isNull();
    }

    /** A process that was stopped (SIGSTOP) has a system that takes connections and never answers. */
    @Test
    void whileAResponderIsStoppedAKeptListDecidesAndNobodyWaits() throws Exception {
        var revoked = authority.issue(TestKey.SM2.generate());
        var list = servers.serve(
                "/crl",
                question -> new TestRevocationList(authority).with(revoked, 1).signed());
        try (var stopped = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var address = URI.create("http://localhost:" + stopped.getLocalPort() + "/");
            var policy = asking(Duration.ofMillis(200), address, list.address());
            for (var login = 0; login < 20; login++) {
                policy.require(chain(), NOW);
            }
            assertThat(catchThrowableOfType(
                                    CertificateRefusedException.class,
                                    () -> policy.require(List.of(revoked, authority.certificate()), NOW))
                            .reason())
                    .isEqualTo(Reason.REVOKED);
            assertThat(responderOf(policy).outcomes())
                    .containsEntry(Outcome.FAILED, 3L)
                    .containsEntry(Outcome.PAUSED, 17L);
            assertThat(list.questions()).hasValue(1);
        }
    }

    @Test
    void aListDecidesWhileTheBackgroundSeesWhetherTheResponderAnswersAgain() throws Exception {
        var down = new AtomicBoolean(true);
        var served = servers.serve("/ocsp", question -> down.get() ? new byte[0] : responder.answer(question));
        var list = servers.serve("/crl", question -> new TestRevocationList(authority).signed());
        var background = new ArrayDeque<Runnable>();
        var policy = asking(PATIENT, served.address(), list.address()).fetchingListsBy(background::add);
        for (var login = 0; login < 3; login++) {
            policy.require(chain(), NOW);
        }
        down.set(false);
        var later = NOW.plusSeconds(30);

        policy.require(chain(), later);
        assertThat(served.questions()).hasValue(3);
        background.remove().run();

        assertThat(served.questions()).hasValue(4);
        assertThat(responderOf(policy).pausedUntil()).isNull();
        policy.require(chain(), later);
        assertThat(served.questions()).hasValue(5);
    }

    @Test
    void whileAQuestionIsLateAKeptListDecidesForTheOthers() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var served = servers.serve("/ocsp", question -> {
            asked.countDown();
            answer.await();
            return responder.answer(question);
        });
        var list = servers.serve("/crl", question -> new TestRevocationList(authority).signed());
        var policy = asking(PATIENT, served.address(), list.address())
                .within(new AskingLimits(Duration.ZERO, 3, Duration.ofSeconds(30), 16, PATIENT, Duration.ZERO));
        policy.refreshLists(NOW);
        var first = login(policy, chain());
        asked.await();

        policy.require(chain(), NOW);

        assertThat(served.questions()).hasValue(1);
        assertThat(responderOf(policy).outcomes()).containsEntry(Outcome.BUSY, 1L);
        answer.countDown();
        first.get();
        policy.require(chain(), NOW);
        assertThat(served.questions()).hasValue(2);
    }

    /** Nine o'clock: each has a certificate of their own, and all come at once. */
    @Test
    void whoWaitsBehindOthersThatAreAnsweredIsAnsweredToo() throws Exception {
        var served = servers.serve("/ocsp", question -> responder.answer(question));
        var policy = asking(PATIENT, served.address())
                .within(new AskingLimits(Duration.ZERO, 3, Duration.ofSeconds(30), 1, PATIENT, PATIENT));
        var begin = new CountDownLatch(1);
        var logins = IntStream.range(0, 20)
                .mapToObj(user -> chain())
                .map(chain -> users.submit(() -> {
                    begin.await();
                    policy.require(chain, NOW);
                    return true;
                }))
                .toList();
        begin.countDown();

        for (var login : logins) {
            assertThat(login.get()).isTrue();
        }
        assertThat(responderOf(policy).outcomes())
                .containsEntry(Outcome.ANSWERED, 20L)
                .containsEntry(Outcome.BUSY, 0L);
    }

    @Test
    void whoFindsNoPlaceIsToldAtOnceAndTheSettingDecides() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var served = servers.serve("/ocsp", question -> {
            asked.countDown();
            answer.await();
            return responder.answer(question);
        });
        var policy = asking(PATIENT, served.address()).within(ONE_AT_A_TIME);
        var first = login(policy, chain());
        asked.await();

        assertThat(refusal(policy, NOW)).isEqualTo(Reason.REVOCATION_UNKNOWN);
        policy.onUnknown(OnUnknown.ACCEPT).require(chain(), NOW);

        assertThat(served.questions()).hasValue(1);
        assertThat(responderOf(policy).outcomes()).containsEntry(Outcome.BUSY, 2L);
        answer.countDown();
        first.get();
    }
}

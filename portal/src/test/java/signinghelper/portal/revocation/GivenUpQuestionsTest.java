package signinghelper.portal.revocation;

import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.revocation.ListStore;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.formats.revocation.RevocationTransport;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;
import signinghelper.testkit.authority.TestRevocationList;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Questions that end in an error of the program, cross another, or find no thread or no true time. */
class GivenUpQuestionsTest {
    private static final URI RESPONDER = URI.create("http://ca.example/ocsp");
    private static final URI LIST = URI.create("http://ca.example/crl");

    /** Answer of a responder, which may throw. */
    private interface Answer {
        byte[] to(byte[] question) throws IOException, InterruptedException;
    }

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final TestResponder responder = new TestResponder(authority);
    private volatile Answer answer = GivenUpQuestionsTest::none;
    private Bytes list = Bytes.copyOf(new TestRevocationList(authority).signed());

    private static byte[] none(byte[] question) throws IOException {
        throw new IOException("down");
    }

    private OnlineRevocation asking(URI... lists) {
        var transport = new RevocationTransport() {
            @Override
            public Bytes get(URI address, int most) {
                return list;
            }

            @Override
            public Bytes post(URI address, String contentType, byte[] body, int most)
                    throws IOException, InterruptedException {
                return Bytes.copyOf(answer.to(body));
            }
        };
        return new OnlineRevocation(
                transport, List.of(new RevocationServers(authority.certificate(), List.of(RESPONDER), List.of(lists))));
    }

    private List<X509Certificate> chain() {
        return List.of(authority.issue(TestKey.P256.generate()), authority.certificate());
    }

    private void failThreeTimes(OnlineRevocation policy) {
        failThreeTimes(policy, NOW);
    }

    private void failThreeTimes(OnlineRevocation policy, Instant now) {
        for (var login = 0; login < 3; login++) {
            var unused = catchThrowableOfType(CertificateRefusedException.class, () -> policy.require(chain(), now));
        }
        assertThat(policy.states().get(0).servers().get(0).pausedUntil()).isEqualTo(now.plusSeconds(30));
    }

    @Test
    @Timeout(60)
    void anErrorLeavesNobodyWaiting() throws Exception {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        answer = question -> {
            asked.countDown();
            go.await();
            throw new LinkageError("of the transport");
        };
        var policy = asking();
        var chain = chain();
        var first = new FutureTask<>(() -> reason(policy, chain));
        var second = new FutureTask<>(() -> reason(policy, chain));
        new Thread(first).start();
        asked.await();
        var joined = new Thread(second);
        joined.start();
        while (joined.getState() != Thread.State.WAITING) {
            assertThat(joined.getState()).isNotEqualTo(Thread.State.TERMINATED);
            Thread.onSpinWait();
        }
        go.countDown();

        assertThat(second.get()).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThatThrownBy(first::get).hasCauseInstanceOf(LinkageError.class);
    }

    private static Reason reason(OnlineRevocation policy, List<X509Certificate> chain) {
        try {
            policy.require(chain, NOW);
            throw new IllegalStateException("accepted");
        } catch (CertificateRefusedException e) {
            return e.reason();
        }
    }

    @Test
    void anErrorOfTheOneQuestionAfterAPauseIsFollowedByAnother() throws Exception {
        var policy = asking();
        failThreeTimes(policy);
        answer = question -> {
            throw new LinkageError("of the transport");
        };
        var later = NOW.plusSeconds(30);
        assertThatThrownBy(() -> policy.require(chain(), later)).isInstanceOf(LinkageError.class);
        answer = responder::answer;

        policy.require(chain(), later);
    }

    @Test
    void aPauseDoesNotOutlastAClockThatIsSetBack() throws Exception {
        var policy = asking();
        failThreeTimes(policy, NOW.plus(Duration.ofMinutes(30)));
        answer = responder::answer;

        policy.require(chain(), NOW);
    }

    @Test
    void aListThatSaysNothingOfTheCertificateIsNoReasonToAskInTheBackground() throws Exception {
        list = Bytes.copyOf(new TestRevocationList(authority)
                .with(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(null, false, true, null, false, false))
                .signed());
        var policy = asking(LIST).fetchingListsBy(task -> {});
        failThreeTimes(policy);
        answer = responder::answer;

        policy.require(chain(), NOW.plusSeconds(30));
    }

    @Test
    void aFullBackgroundLeavesTheDecisionToTheList() throws Exception {
        var policy = asking(LIST).fetchingListsBy(task -> {
            throw new RejectedExecutionException("full");
        });
        failThreeTimes(policy);

        policy.require(chain(), NOW.plusSeconds(30));
    }

    /**
     * A server that is behind must not undo a revocation: of two lists the newer one counts, though it was fetched
     * earlier.
     */
    @Test
    void aListInTheStoreThatIsNewerThanOneFetchedMeanwhileCounts() {
        var revoked = chain();
        var stored = Bytes.copyOf(new TestRevocationList(authority, authority.certificate(), NOW)
                .with(revoked.get(0), 1)
                .signed());
        var others = new ArrayDeque<OnlineRevocation>();
        var policy = asking(LIST).fetchingListsBy(Runnable::run).keepingListsIn(new ListStore() {
            @Override
            public Optional<Bytes> find(URI address) {
                others.forEach(other -> other.refreshLists(NOW));
                return Optional.of(stored);
            }

            @Override
            public void keep(URI address, Bytes list) {}
        });
        others.add(policy);

        assertThat(reason(policy, revoked)).isEqualTo(Reason.REVOKED);
    }
}

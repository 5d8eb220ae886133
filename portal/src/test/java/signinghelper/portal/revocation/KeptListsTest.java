package signinghelper.portal.revocation;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.formats.revocation.AskingLimits;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.portal.revocation.TestServers.Served;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestRevocationList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Lists that are read once, fetched beside the logins, and found again after a start. */
class KeptListsTest {
    private static final Bytes AWAY = Bytes.copyOf(new byte[0]);

    @TempDir
    private Path folder;

    private final TestAuthority authority = TestAuthority.root(TestKey.SM2);
    private final X509Certificate good = authority.issue(TestKey.SM2.generate());
    private final X509Certificate revoked = authority.issue(TestKey.SM2.generate());
    private final Queue<Runnable> background = new ArrayDeque<>();
    private Bytes list = list(TestRevocationList.THIS_UPDATE, revoked);
    private TestServers servers;
    private Served served;

    @BeforeEach
    void start() throws Exception {
        servers = new TestServers();
        served = servers.serve("/crl", asked -> list.toArray());
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    private Bytes list(Instant thisUpdate, X509Certificate... entries) {
        var made = new TestRevocationList(authority, authority.certificate(), thisUpdate);
        for (var entry : entries) {
            made.with(entry, 1);
        }
        return Bytes.copyOf(made.signed());
    }

    private OnlineRevocation asking() {
        return new OnlineRevocation(
                        new HttpRevocationTransport(Duration.ofSeconds(20)),
                        List.of(new RevocationServers(authority.certificate(), List.of(), List.of(served.address()))))
                .fetchingListsBy(background::add);
    }

    private OnlineRevocation afterAStart() throws Exception {
        return asking().keepingListsIn(new ListFolder(folder));
    }

    private List<X509Certificate> chain(X509Certificate certificate) {
        return List.of(certificate, authority.certificate());
    }

    private Reason refusal(OnlineRevocation policy, X509Certificate certificate, Instant now) {
        return catchThrowableOfType(CertificateRefusedException.class, () -> policy.require(chain(certificate), now))
                .reason();
    }

    private void fetch() {
        background.remove().run();
        assertThat(background).isEmpty();
    }

    @Test
    void aDueListServesWhileANewerOneIsFetched() throws Exception {
        var policy = asking();
        policy.require(chain(good), NOW);
        var later = NOW.plus(Duration.ofHours(1));
        list = list(NOW, revoked, good);

        policy.require(chain(good), later);
        policy.require(chain(good), later);
        assertThat(served.questions()).hasValue(1);
        fetch();

        assertThat(served.questions()).hasValue(2);
        assertThat(refusal(policy, good, later)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void listsAreFetchedBeforeAnyoneLogsInAndBeforeTheirEnd() throws Exception {
        var policy = asking();
        policy.refreshLists(NOW);
        fetch();
        policy.refreshLists(NOW.plusSeconds(60));
        assertThat(background).isEmpty();

        // The server gives the same list again, whose last quarter has begun.
        policy.refreshLists(TestRevocationList.NEXT_UPDATE.minus(Duration.ofHours(5)));
        fetch();
        policy.refreshLists(TestRevocationList.NEXT_UPDATE.minus(Duration.ofHours(5)));
        assertThat(background).isEmpty();
        policy.refreshLists(
                TestRevocationList.NEXT_UPDATE.minus(Duration.ofHours(5)).plusSeconds(60));
        fetch();

        policy.require(chain(good), NOW);
        assertThat(served.questions()).hasValue(3);
    }

    @Test
    void aListThatHasEndedCountsNoMoreAndIsAskedForOnceAMinute() throws Exception {
        var policy = asking();
        policy.require(chain(good), NOW);
        var ended = TestRevocationList.NEXT_UPDATE.plusSeconds(1);

        assertThat(refusal(policy, good, ended)).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(refusal(policy, good, ended)).isEqualTo(Reason.REVOCATION_UNKNOWN);
        assertThat(served.questions()).hasValue(2);
        assertThat(refusal(policy, revoked, ended)).as("holds at any age").isEqualTo(Reason.REVOKED);
        list = list(ended);
        policy.require(chain(good), ended.plusSeconds(60));
    }

    @Test
    void anOlderListReplacesNoNewerOne() throws Exception {
        var policy = asking();
        policy.require(chain(good), NOW);
        list = list(TestRevocationList.THIS_UPDATE.minusSeconds(1));
        policy.refreshLists(NOW.plus(Duration.ofHours(1)));
        fetch();

        assertThat(refusal(policy, revoked, NOW)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aStartFindsTheListAgain() throws Exception {
        afterAStart().require(chain(good), NOW);
        list = AWAY;
        var policy = afterAStart();

        policy.require(chain(good), NOW);
        assertThat(refusal(policy, revoked, NOW)).isEqualTo(Reason.REVOKED);
        assertThat(served.questions()).hasValue(1);
        fetch();
        assertThat(served.questions()).as("an older run's list is due").hasValue(2);
        policy.require(chain(good), NOW);
    }

    @Test
    void aStrangersOrDamagedFileIsNotBelieved() throws Exception {
        afterAStart().require(chain(good), NOW);
        var stranger = TestAuthority.root(TestKey.SM2);
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        var forged = Bytes.copyOf(new TestRevocationList(stranger, authority.certificate(), NOW).signed());
        for (var content : List.of(forged.toArray(), new byte[] {0x30, 0x01})) {
            Files.write(file, content);
            assertThat(refusal(afterAStart(), revoked, NOW)).isEqualTo(Reason.REVOKED);
        }
        assertThat(served.questions()).hasValue(3);
    }

    private Bytes list(Instant thisUpdate, ASN1ObjectIdentifier extension, ASN1Encodable value) {
        return Bytes.copyOf(new TestRevocationList(authority, authority.certificate(), thisUpdate)
                .with(extension, true, value)
                .signed());
    }

    private Bytes list(Instant thisUpdate, IssuingDistributionPoint part) {
        return list(thisUpdate, Extension.issuingDistributionPoint, part);
    }

    /** A wrong address or a CA's wrong file must not replace a good list. */
    @Test
    void aListOfAnotherScopeReplacesNoGoodOne() throws Exception {
        var name = new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example/2.crl")));
        var others = List.of(
                list(NOW, Extension.deltaCRLIndicator, new ASN1Integer(1)),
                list(NOW, new IssuingDistributionPoint(null, false, false, null, true, false)),
                list(NOW, new IssuingDistributionPoint(null, false, false, new ReasonFlags(1), false, false)),
                list(NOW, new IssuingDistributionPoint(null, false, false, null, false, true)),
                list(NOW, new IssuingDistributionPoint(null, false, true, null, false, false)),
                list(NOW, new IssuingDistributionPoint(name, false, false, null, false, false)));
        var policy = afterAStart();
        policy.require(chain(good), NOW);
        var later = NOW;
        for (var other : others) {
            list = other;
            later = later.plus(Duration.ofHours(1));
            policy.refreshLists(later);
            fetch();
            policy.require(chain(good), later);
            assertThat(refusal(policy, revoked, later)).isEqualTo(Reason.REVOKED);
        }
        list = AWAY;
        assertThat(refusal(afterAStart(), revoked, NOW)).isEqualTo(Reason.REVOKED);
    }

    @Test
    void aListOfAnotherPartCountsWhenTheOneBeforeHasEnded() throws Exception {
        var policy = asking();
        policy.require(chain(good), NOW);
        var ended = TestRevocationList.NEXT_UPDATE.plusSeconds(1);
        list = list(ended, new IssuingDistributionPoint(null, true, false, null, false, false));

        policy.require(chain(good), ended);
    }

    @Test
    void aFetchThatFindsNoThreadIsTriedAgain() throws Exception {
        var full = new AtomicBoolean(true);
        var policy = asking().fetchingListsBy(task -> {
            if (full.get()) {
                throw new RejectedExecutionException("full");
            }
            background.add(task);
        });
        policy.require(chain(good), NOW);
        var later = NOW.plus(Duration.ofHours(1));

        policy.require(chain(good), later);
        full.set(false);
        policy.require(chain(good), later);
        fetch();

        assertThat(served.questions()).hasValue(2);
    }

    @Test
    void whoFindsTheFirstFetchUnderWayWaitsForATurnOnly() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        served = servers.serve("/slow", question -> {
            asked.countDown();
            answer.await();
            return list.toArray();
        });
        var policy = asking().within(
                        new AskingLimits(Duration.ZERO, 3, Duration.ofSeconds(30), 16, Duration.ZERO, Duration.ZERO));
        var first = new FutureTask<>(() -> {
            policy.require(chain(good), NOW);
            return true;
        });
        new Thread(first).start();
        asked.await();

        assertThat(refusal(policy, good, NOW)).isEqualTo(Reason.REVOCATION_UNKNOWN);

        answer.countDown();
        assertThat(first.get()).isTrue();
    }
}

package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Attacks on chains that are kept: each is refused after a good chain like it was found. */
class KeptChainsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String PLACE = "1.2.3.4";
    private static final int THREADS = 4;

    private final TestAuthority root = TestAuthority.root(TestKey.P256);
    private final TestAuthority between = root.intermediate();
    private final X509Certificate good = between.issue(TestKey.P256.generate());

    private CertificateTrust trust() {
        return new CertificateTrust(List.of(root.certificate()), List.of(between.certificate()));
    }

    private static void assertRefused(CertificateTrust trust, X509Certificate certificate, Instant now) {
        assertThatThrownBy(() -> trust.chain(certificate, now)).isInstanceOf(CertPathBuilderException.class);
    }

    private static X509Certificate withAnotherSignature(X509Certificate certificate) throws Exception {
        var der = certificate.getEncoded();
        der[der.length - 1] ^= 1;
        return Certificates.parse(Bytes.copyOf(der));
    }

    @Test
    void aKeptChainIsTheOneThatWasFound() throws Exception {
        var trust = trust();
        var found = trust.chain(good, NOW);

        assertThat(trust.chain(Certificates.parse(Bytes.copyOf(good.getEncoded())), NOW))
                .isEqualTo(found)
                .containsExactly(good, between.certificate(), root.certificate());
    }

    @Test
    void octetsThatAreKeptAreParsedOnce() throws Exception {
        var trust = trust();
        trust.chain(good, NOW);

        assertThat(trust.parsed(Bytes.copyOf(good.getEncoded()))).isSameAs(good);
        var forged = withAnotherSignature(good);
        assertThat(trust.parsed(Bytes.copyOf(forged.getEncoded()))).isEqualTo(forged);
        assertThatThrownBy(() -> trust.parsed(Bytes.copyOf(new byte[] {0x30, 0})))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void aForgedSignatureBelowTheSameNameNumberAndKeyIsRefused() throws Exception {
        var trust = trust();
        trust.chain(good, NOW);

        assertRefused(trust, withAnotherSignature(good), NOW);
    }

    @Test
    void anotherCertificateOfTheSameNameAndKeyIsRefused() throws Exception {
        var holder = TestKey.P256.generate();
        var request = TestAuthority.request(holder);
        var trust = trust();
        trust.chain(between.issue(request), NOW);

        var ofAStranger = TestAuthority.root(TestKey.P256).intermediate().issue(request);
        assertRefused(trust, ofAStranger, NOW);
        assertRefused(trust, between.issue(request.validity(NOW.minus(HOUR), NOW.minusSeconds(1))), NOW);
    }

    @Test
    void aChainEndsWithItsHoldersCertificate() throws Exception {
        var request = TestAuthority.request(TestKey.P256.generate()).validity(NOW.minus(HOUR), NOW.plus(HOUR));
        assertHoldsWithinAnHour(trust(), between.issue(request));
    }

    @Test
    void aChainEndsWithAnIntermediate() throws Exception {
        var keys = TestKey.P256.generate();
        var request = TestAuthority.request(keys).authority().validity(NOW.minus(HOUR), NOW.plus(HOUR));
        var brief = TestAuthority.of(TestKey.P256, root.issue(request), keys);
        var trust = new CertificateTrust(List.of(root.certificate()), List.of(brief.certificate()));

        assertHoldsWithinAnHour(trust, brief.issue(TestKey.P256.generate()));
    }

    /** Also when the clock was ahead and goes back, to before the beginning. */
    private static void assertHoldsWithinAnHour(CertificateTrust trust, X509Certificate certificate)
            throws CertPathBuilderException {
        trust.chain(certificate, NOW);
        trust.chain(certificate, NOW.plus(HOUR));
        assertRefused(trust, certificate, NOW.plus(HOUR).plusSeconds(1));
        trust.chain(certificate, NOW.minus(HOUR));
        assertRefused(trust, certificate, NOW.minus(HOUR).minusSeconds(1));
        trust.chain(certificate, NOW);
    }

    @Test
    void aChainEndsWithItsAnchor() throws Exception {
        var current = new AtomicReference<>(trust());
        var following = CertificateTrust.following(current::get);
        following.chain(good, NOW);

        current.set(new CertificateTrust(
                List.of(TestAuthority.root(TestKey.P256).certificate()), List.of(between.certificate())));
        assertRefused(following, good, NOW);
        current.set(new CertificateTrust(List.of(root.certificate()), List.of()));
        assertRefused(following, good, NOW);
        current.set(trust());
        assertThat(following.chain(good, NOW)).hasSize(3);
    }

    @Test
    void aChainCountsForItsOwnRulesAlone() throws Exception {
        var request = TestAuthority.request(TestKey.P256.generate())
                .extension(new ASN1ObjectIdentifier(PLACE), true, new DERUTF8String("read by some"));
        var certificate = between.issue(request);
        var trust = trust();
        var reading = trust.reading(new HolderRules(List.of(), List.of(PLACE), List.of(), Set.of()));

        reading.chain(certificate, NOW);
        assertRefused(trust, certificate, NOW);
        reading.chain(certificate, NOW);
    }

    @Test
    void aChainCountsForItsOwnPurposesAlone() throws Exception {
        var trust = trust();
        var program = between.issue(TestAuthority.request(TestKey.P256.generate())
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)));
        validator(trust.accepting(KeyPurposes.TIME_STAMPS)).validate(program);

        var refusal = catchThrowableOfType(
                CertificateRefusedException.class, () -> validator(trust).validate(program));
        assertThat(refusal.reason()).isEqualTo(Reason.USAGE);
    }

    private static SigningCertificateValidator validator(CertificateTrust trust) {
        return new SigningCertificateValidator(trust, RevocationPolicy.none(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** The chain that a slow thread has found among CAs of before counts among those alone. */
    @Test
    void aThreadThatFindsAChainWhileItsAnchorGoesKeepsNothing() throws Exception {
        var before = trust();
        var after =
                new CertificateTrust(List.of(TestAuthority.root(TestKey.P256).certificate()), List.of());
        var current = new AtomicReference<>(before);
        var following = CertificateTrust.following(() -> current.getAndSet(after));

        assertThat(following.chain(good, NOW)).hasSize(3);
        assertRefused(following, good, NOW);
    }

    @Test
    void threadsThatAskTogetherGetEachItsOwnAnswer() throws Exception {
        var forged = withAnotherSignature(good);
        var others = new ArrayList<X509Certificate>();
        for (var i = 0; i < 20; i++) {
            others.add(between.issue(TestKey.P256.generate()));
        }
        var trust = trust();
        Callable<Boolean> asking = () -> {
            assertRefused(trust, forged, NOW);
            for (var turn = 0; turn < 200; turn++) {
                for (var other : others) {
                    assertThat(trust.chain(other, NOW)).startsWith(other).hasSize(3);
                }
            }
            assertRefused(trust, forged, NOW);
            return true;
        };
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (var done : threads.invokeAll(List.of(asking, asking, asking, asking))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theLeastRecentlyUsedGoesWhereThereIsNoRoom() {
        var chains = new KeptChains(2);
        var first = between.issue(TestKey.P256.generate());
        var second = between.issue(TestKey.P256.generate());
        chains.put(List.of(first, root.certificate()), HolderRules.USUAL);
        chains.put(List.of(second, root.certificate()), HolderRules.USUAL);
        assertThat(chains.find(first, HolderRules.USUAL, NOW)).isPresent();

        chains.put(List.of(good, root.certificate()), HolderRules.USUAL);

        assertThat(chains.find(second, HolderRules.USUAL, NOW)).isEmpty();
        assertThat(chains.find(first, HolderRules.USUAL, NOW)).isPresent();
        assertThat(chains.find(good, HolderRules.USUAL, NOW)).isPresent();
    }
}

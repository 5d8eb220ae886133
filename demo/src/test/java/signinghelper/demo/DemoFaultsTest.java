package signinghelper.demo;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import signinghelper.certificate.RevocationCache;
import signinghelper.certificate.RevocationInquiry;
import signinghelper.certificate.Validity;
import signinghelper.clock.KnownTime;
import signinghelper.demo.fault.Fault;
import signinghelper.demo.fault.Faults;
import signinghelper.demo.portal.PortalOverTls;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.network.ChainTrust;
import signinghelper.network.ProfileHttpClient;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.OcspResponder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.pki.TlsIdentity;
import signinghelper.testkit.stage.SoftwareToken;
import signinghelper.testkit.token.SoftwareKeyDriver;
import signinghelper.token.KeyEntry;
import signinghelper.token.PinState;
import signinghelper.token.TokenInfo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The U-Key's faults, as its driver sees them. */
@Tag("slow")
class DemoFaultsTest {
    private static final OcspResponder RESPONDER = OcspResponder.open(Clock.systemUTC());
    private static final TestPki AUTHORITY = new TestPki(Clock.systemUTC(), RESPONDER.address());
    private static final int TRIES = 6;

    @TempDir
    private Path folder;

    private PortalOverTls portal;
    private SoftwareKeyDriver driver;
    private Faults faults;

    @BeforeAll
    static void openResponder() {
        RESPONDER.speaksFor(AUTHORITY);
    }

    @AfterAll
    static void closeResponder() {
        RESPONDER.close();
    }

    @BeforeEach
    void make() throws IOException {
        portal = PortalOverTls.start(TlsIdentity.ofLocalhost(Clock.systemUTC()), Clock.systemUTC());
        faults = faults("--software-key-only");
        SoftwareToken.make(folder.resolve("token"), AUTHORITY);
        driver = new SoftwareKeyDriver(folder.resolve("token"));
    }

    @AfterEach
    void close() throws IOException {
        portal.close();
    }

    private Faults faults(String... further) {
        var arguments = new ArrayList<>(List.of("--folder", folder.toString()));
        arguments.addAll(List.of(further));
        return DemoFaults.of(DemoOptions.parse(arguments), AUTHORITY, portal, RESPONDER);
    }

    private PinState pin() throws Exception {
        return driver.list().get(0).pinState();
    }

    private X509Certificate certificate() throws Exception {
        return certificate(0);
    }

    private X509Certificate certificate(int key) throws Exception {
        try (var session = driver.open(driver.list().get(0))) {
            return session.keys().get(key).certificate();
        }
    }

    private static Validity validity(X509Certificate certificate) {
        return Validity.of(certificate, new KnownTime(Instant.now(), Duration.ZERO));
    }

    @Test
    void pullsTheUKeyAndPlugsItIn() throws Exception {
        faults.make(List.of(Fault.NO_TOKEN));
        assertThat(driver.list()).isEmpty();

        faults.make(List.of());
        assertThat(driver.list()).hasSize(1);
    }

    @Test
    void anotherUKeyTakesItsPlaceAndGoesAgain() throws Exception {
        SoftwareToken.makeSpare(folder.resolve("token/spare"), AUTHORITY);
        faults.make(List.of(Fault.OTHER_TOKEN));
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactly("演示备用 U-Key");

        faults.make(List.of());
        assertThat(driver.list()).extracting(TokenInfo::label).containsExactly("演示 U-Key");
    }

    @Test
    void theEncryptionKeyGetsAnotherCertificateAndItsOwnBack() throws Exception {
        var before = certificate(1);
        faults.make(List.of(Fault.ENCRYPTION_RENEWED));
        var renewed = certificate(1);
        assertThat(renewed.getPublicKey()).isEqualTo(before.getPublicKey());
        assertThat(renewed.getSerialNumber()).isNotEqualTo(before.getSerialNumber());

        faults.make(List.of());
        assertThat(certificate(1)).isEqualTo(before);
    }

    @Test
    void ofTwoThatExcludeEachOtherTheLaterCountsAndTheOtherComesBack() throws Exception {
        faults.make(List.of(Fault.PIN_LOCKED, Fault.PIN_LAST_TRY));
        assertThat(pin().locked()).isTrue();

        faults.make(List.of(Fault.PIN_LAST_TRY));
        assertThat(pin()).isEqualTo(PinState.counted(1, TRIES, false));

        faults.make(List.of());
        assertThat(pin()).isEqualTo(PinState.counted(TRIES, TRIES, false));
    }

    @Test
    void theCertificateExpiresWithItsKeyAndChainWhole() throws Exception {
        var before = certificate();

        faults.make(List.of(Fault.CERTIFICATE_EXPIRED));
        faults.make(List.of(Fault.CERTIFICATE_EXPIRED, Fault.CLOCK));
        var expired = certificate();
        assertThat(validity(expired)).isEqualTo(Validity.EXPIRED);
        assertThat(expired.getPublicKey()).isEqualTo(before.getPublicKey());
        var trust = new CertificateTrust(List.of(AUTHORITY.anchor(TestKey.SM2)), List.of());
        assertThat(trust.chain(expired, expired.getNotAfter().toInstant())).hasSize(2);

        faults.make(List.of());
        assertThat(certificate()).isEqualTo(before);
    }

    /** Returns the state of the first certificate, as the host's own client reads it. */
    private RevocationStatus.State revocation() throws Exception {
        return revocation(certificate(), AUTHORITY.anchor(TestKey.SM2));
    }

    private RevocationStatus.State revocation(X509Certificate certificate, X509Certificate issuer) throws Exception {
        var trust = new ChainTrust(Set.of(), ChainTrust.Dates.HELD);
        var client = new ProfileHttpClient(List.of(RESPONDER.address()), trust, HttpClient.Builder.NO_PROXY);
        var cache = new RevocationCache(folder.resolve("revocation"));
        var now = new KnownTime(Instant.now(), Duration.ofSeconds(1));
        var answer = new RevocationInquiry(client, cache).ask(certificate, issuer, now, Duration.ofSeconds(20));
        return Objects.requireNonNull(answer.status(), answer::toString).state();
    }

    @Test
    void theCertificateIsRevokedAndBelievedAgain() throws Exception {
        assertThat(revocation()).isEqualTo(RevocationStatus.State.GOOD);

        faults.make(List.of(Fault.CERTIFICATE_REVOKED));
        assertThat(revocation()).isEqualTo(RevocationStatus.State.REVOKED);

        faults.make(List.of());
        assertThat(revocation()).isEqualTo(RevocationStatus.State.GOOD);
    }

    @ParameterizedTest
    @FieldSource("signinghelper.testkit.authority.TestKey#USUAL")
    void theResponderAnswersForEveryKindOfKey(TestKey kind) throws Exception {
        var holder = Holder.demonstrationSupplier();
        var certificate = AUTHORITY.issue(kind, kind.generate().getPublic(), KeyEntry.Use.SIGNATURE, holder);

        assertThat(revocation(certificate, AUTHORITY.anchor(kind))).isEqualTo(RevocationStatus.State.GOOD);
    }

    @Test
    void onlyWhatTheUKeysAllowIsPossible() throws Exception {
        assertThat(faults.possible()).containsExactly(Fault.values());
        assertThat(faults().possible()).contains(Fault.PIN_LOCKED).doesNotContain(Fault.NO_TOKEN);
        var behindSkf = faults("--token", "skf");
        assertThat(behindSkf.possible()).contains(Fault.CLOCK).doesNotContain(Fault.PIN_LOCKED, Fault.NO_TOKEN);
        assertThatThrownBy(() -> behindSkf.make(List.of(Fault.CLOCK, Fault.PIN_LOCKED)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(behindSkf.made()).isEmpty();
    }
}

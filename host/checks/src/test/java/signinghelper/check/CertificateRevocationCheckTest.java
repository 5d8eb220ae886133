package signinghelper.check;

import com.sun.net.httpserver.HttpExchange;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.certificate.RevocationCache;
import signinghelper.formats.revocation.RevocationList;
import signinghelper.network.LoginProxy;
import signinghelper.network.TlsServer;
import signinghelper.profile.Anchors;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.authority.TestResponder;
import signinghelper.testkit.authority.TestRevocationList;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** A real CA's lists and responder over HTTP on the loopback address. */
class CertificateRevocationCheckTest {
    private static final TlsServer.Answer GARBLED = TlsServer.saying("<html>Log in to the network</html>");
    private static final TlsServer.Answer DOWN = exchange -> exchange.sendResponseHeaders(503, -1);

    @TempDir
    private Path folder;

    private Duration patience = Duration.ofSeconds(30);
    private TestPki pki = new TestPki(TestKey.P256);
    private TlsServer.Answer responder = DOWN;
    private TlsServer.Answer list = DOWN;
    private TlsServer server = startOrFail();

    private TlsServer startOrFail() {
        try {
            return TlsServer.plain(exchange -> {
                var isQuestion = exchange.getRequestURI().getPath().equals("/ocsp");
                (isQuestion ? responder : list).to(exchange);
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void nothingIsKept() {
        assertThat(folder).isEmptyDirectory();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private X509Certificate put(SoftwareKey.Kind kind) {
        return pki.signature(kind, this::namingBoth).certificate();
    }

    private TestAuthority.Request namingBoth(TestAuthority.Request wish) {
        return namingList(wish)
                .extension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, name(server.address("/ocsp"))));
    }

    private TestAuthority.Request namingList(TestAuthority.Request wish) {
        var point = new DistributionPointName(new GeneralNames(name(server.address("/ca.crl"))));
        return wish.extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(point, null, null)
        }));
    }

    private static GeneralName name(URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
    }

    private static TlsServer.Answer answering(TestResponder responder) {
        return exchange ->
                send(exchange, responder.answer(exchange.getRequestBody().readAllBytes()));
    }

    private static TlsServer.Answer serving(TestRevocationList list) {
        var bytes = list.signed();
        return exchange -> send(exchange, bytes);
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Finding look() throws InterruptedException {
        return look(pki.anchors(server.address()));
    }

    private Finding look(Anchors anchors) throws InterruptedException {
        return look(anchors, HttpClient.Builder.NO_PROXY);
    }

    private Finding look(Anchors anchors, ProxySelector proxies) throws InterruptedException {
        var cache = new RevocationCache(folder);
        var check = new CertificateRevocationCheck(pki.reading(), pki.time, Set::of, proxies, cache, patience);
        var findings = check.look(TestProfiles.with(anchors));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private TestResponder responder() {
        return new TestResponder(pki.authority());
    }

    private TestRevocationList emptyList() {
        return new TestRevocationList(pki.authority());
    }

    @ParameterizedTest
    @CsvSource({"RSA, RSA", "SM2, SM2", "P256, P256"})
    void aResponderThatSaysGoodPasses(TestKey authority, SoftwareKey.Kind kind) throws Exception {
        pki = new TestPki(authority);
        put(kind);
        responder = answering(responder());

        var finding = look();

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.evidence()).contains(new Evidence("age", Evidence.Kind.PLAIN, "1 min"));
        assertThat(server.asked()).containsExactly("POST /ocsp");
    }

    @ParameterizedTest
    @CsvSource({"1, CERTIFICATE_REVOKED", "6, CERTIFICATE_ON_HOLD"})
    void whatTheResponderRevokedFails(int reason, ErrorCode code) throws Exception {
        put(SoftwareKey.Kind.P256);
        responder = answering(responder().saying(new RevokedStatus(Date.from(NOW.minusSeconds(9)), reason)));

        var finding = look();

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"1, CERTIFICATE_REVOKED", "6, CERTIFICATE_ON_HOLD"})
    void whereTheResponderIsDownTheListCounts(int reason, ErrorCode code) throws Exception {
        pki = new TestPki(TestKey.SM2);
        var certificate = put(SoftwareKey.Kind.SM2);
        list = serving(emptyList().with(certificate, reason));

        assertThat(look().code()).isEqualTo(code);
        assertThat(server.asked()).containsExactly("POST /ocsp", "GET /ca.crl");
    }

    @Test
    void aCurrentListWithoutTheCertificatePasses() throws Exception {
        put(SoftwareKey.Kind.P256);
        list = serving(emptyList());

        var finding = look();

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.evidence()).contains(new Evidence("age", Evidence.Kind.PLAIN, "60 min"));
    }

    private void assertUnknown() throws InterruptedException {
        var finding = look();

        assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(finding.code()).isEqualTo(ErrorCode.REVOCATION_UNKNOWN);
        assertThat(finding.evidence())
                .filteredOn(seen -> seen.name().equals("failure"))
                .isNotEmpty();
    }

    @Test
    void aProxyThatAsksForALoginIsNamed() throws Exception {
        put(SoftwareKey.Kind.P256);
        responder = answering(responder());
        try (var proxy = new LoginProxy()) {
            var finding = look(pki.anchors(server.address()), proxy.selector());

            assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(finding.code()).isEqualTo(ErrorCode.PROXY_LOGIN_REQUIRED);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void offlineIsUnknown() throws Exception {
        put(SoftwareKey.Kind.P256);
        server.close();

        assertUnknown();
    }

    @Test
    void garbledAnswersAreUnknown() throws Exception {
        put(SoftwareKey.Kind.P256);
        responder = GARBLED;
        list = GARBLED;

        assertUnknown();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anAnswerThatIsTooLargeIsUnknown() throws Exception {
        put(SoftwareKey.Kind.P256);
        responder = exchange -> send(exchange, new byte[RevocationList.MAX_BYTES + 1]);
        list = responder;

        assertUnknown();
    }

    @Test
    void whatSomebodyElseSignedIsUnknown() throws Exception {
        put(SoftwareKey.Kind.P256);
        var stranger = TestAuthority.root(TestKey.P256);
        responder = answering(new TestResponder(stranger));
        list = serving(new TestRevocationList(stranger, pki.authority().certificate(), TestRevocationList.THIS_UPDATE));

        assertUnknown();
    }

    @Test
    void whatIsOutOfDateIsUnknown() throws Exception {
        put(SoftwareKey.Kind.P256);
        responder = answering(responder().from(NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(2))));
        list = serving(
                new TestRevocationList(pki.authority(), pki.authority().certificate(), NOW.minus(Duration.ofDays(2))));

        assertUnknown();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aResponderThatDoesNotKnowTheCertificateIsUnknown() throws Exception {
        put(SoftwareKey.Kind.P256);
        responder = answering(responder().saying(new UnknownStatus()));

        assertUnknown();
    }

    @Test
    void theAnswerToAnotherQuestionIsUnknown() throws Exception {
        put(SoftwareKey.Kind.P256);
        responder = answering(responder().nonce(new byte[32]));

        assertUnknown();
    }

    @Test
    void aServerThatNeverAnswersIsUnknownWithinTheChecksTime() throws Exception {
        put(SoftwareKey.Kind.P256);
        patience = Duration.ofMillis(500);
        var never = new CountDownLatch(1);
        responder = exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };

        assertUnknown();
    }

    /** A revoked certificate stays revoked. */
    @Test
    void anOldListStillRevokesButNoLongerHolds() throws Exception {
        var certificate = put(SoftwareKey.Kind.P256);
        var old = NOW.minus(Duration.ofDays(9));
        list = serving(
                new TestRevocationList(pki.authority(), pki.authority().certificate(), old).with(certificate, 4));
        assertThat(look().code()).isEqualTo(ErrorCode.CERTIFICATE_REVOKED);

        list = serving(
                new TestRevocationList(pki.authority(), pki.authority().certificate(), old).with(certificate, 6));
        assertUnknown();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void offlineWhatWasToldCountsAsLongAsItIsCurrent(boolean byResponder) throws Exception {
        put(SoftwareKey.Kind.P256);
        responder = byResponder ? answering(responder()) : DOWN;
        list = byResponder ? DOWN : serving(emptyList());
        assertThat(look().verdict()).isEqualTo(Verdict.PASS);
        server.close();

        pki.computer.pass(Duration.ofMinutes(30));
        var kept = look();
        assertThat(kept.verdict()).isEqualTo(Verdict.PASS);
        assertThat(kept.evidence())
                .contains(new Evidence("fetched", Evidence.Kind.PLAIN, NOW.toString()))
                .contains(new Evidence("age", Evidence.Kind.PLAIN, byResponder ? "31 min" : "90 min"));

        pki.computer.pass(Duration.ofDays(1));
        assertUnknown();
    }

    @Test
    void aListIsNotFetchedTwiceWithinAnHour() throws Exception {
        pki.signature(SoftwareKey.Kind.P256, this::namingList);
        list = serving(emptyList());
        look();
        pki.computer.pass(Duration.ofMinutes(59));
        assertThat(look().verdict()).isEqualTo(Verdict.PASS);
        assertThat(server.asked()).hasSize(1);

        pki.computer.pass(Duration.ofMinutes(2));
        look();
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void whatSomebodyWroteIntoTheFolderIsNotBelieved() throws Exception {
        put(SoftwareKey.Kind.P256);
        list = serving(emptyList());
        look();
        list = DOWN;
        var stranger = TestAuthority.root(TestKey.P256);
        var forged = new TestRevocationList(stranger, pki.authority().certificate(), TestRevocationList.THIS_UPDATE);
        for (var file : files()) {
            Files.write(file, forged.signed());
        }

        assertUnknown();
    }

    @Test
    void whatIsOldIsRemoved() throws Exception {
        put(SoftwareKey.Kind.P256);
        list = serving(emptyList());
        look();
        var old = Files.write(folder.resolve("old"), "old".getBytes(StandardCharsets.US_ASCII));
        Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.from(NOW.minus(Duration.ofDays(31))));
        pki.computer.pass(Duration.ofHours(2));
        look();

        assertThat(files()).hasSize(1).doesNotContain(old);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aServerThatTheProfileDoesNotListIsNotAsked() throws Exception {
        put(SoftwareKey.Kind.P256);

        assertThat(look(pki.anchors(URI.create("http://ca.example/"))).verdict())
                .isEqualTo(Verdict.SKIPPED);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void nobodyIsAskedForACertificateOfAnotherCa() throws Exception {
        put(SoftwareKey.Kind.P256);
        var others = new TestPki(TestKey.P256).anchors(server.address());

        assertThat(look(others).verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(look(Anchors.NONE).verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aCertificateThatNamesNobodyIsSkipped() throws Exception {
        pki.signature(SoftwareKey.Kind.P256, wish -> wish);

        assertThat(look().verdict()).isEqualTo(Verdict.SKIPPED);
    }
}

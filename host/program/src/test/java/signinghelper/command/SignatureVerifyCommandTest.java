package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.certificate.RevocationWatch;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.revocation.RevocationStatus;
import signinghelper.profile.Anchors;
import signinghelper.profile.Dated;
import signinghelper.profile.TestProfile;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.SoftwareKey;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureVerifyCommandTest {
    private static final byte[] TEXT = "总价：10000".getBytes(StandardCharsets.UTF_8);
    private static final RevocationWatch.Question SILENT = (certificate, now, patience) -> Optional.empty();
    private static final SoftwareKey KEY = TestCertificates.key(SoftwareKey.Kind.SM2);

    private static Anchors anchors(String... revocation) throws CertificateEncodingException {
        return new Anchors(
                List.of(dated(
                        Bytes.copyOf(TestCertificates.AUTHORITY.certificate().getEncoded())
                                .toBase64())),
                List.of(),
                List.of(),
                Stream.of(revocation)
                        .map(URI::create)
                        .map(SignatureVerifyCommandTest::dated)
                        .toList(),
                Map.of());
    }

    private static <T> Dated<T> dated(T value) {
        return new Dated<>(value, "test", "2026-11-26");
    }

    private static TestHost host(Anchors anchors, RevocationWatch.Question revocation) {
        return new TestHost(() -> TestProfile.of(CmsForm.PKCS7_501, anchors), revocation);
    }

    private static TestCmsSigner signer(SoftwareKey key) throws Exception {
        return new TestCmsSigner(
                SignerIdentity.of(key.certificate(), List.of(), CmsForm.PKCS7_501, DigestAlgorithm.SHA_256));
    }

    private static byte[] detached() throws Exception {
        return signer(KEY).signDetached(TEXT, TestAuthority.NOW, KEY::sign);
    }

    private static byte[] attached() throws Exception {
        return signer(KEY).signAttached(TEXT, TestAuthority.NOW, KEY::sign);
    }

    private static String inline(byte[] content) {
        return "{\"content\":\"" + Bytes.copyOf(content).toBase64() + "\"}";
    }

    private static String put(TestHost host, TestPage page, byte[] content) {
        page.put("put", Bytes.copyOf(content).toBase64());
        return "{\"contentId\":" + host.reply("put").at("/result/content") + "}";
    }

    /** Puts a document of two parts. */
    private static String putTwice(TestHost host, TestPage page, byte[] content) {
        var middle = content.length / 2;
        putPart(page, "first", "", 0, Arrays.copyOf(content, middle), false);
        var id = host.reply("first").at("/result/content").toString();
        putPart(
                page,
                "second",
                "\"content\":" + id + ",",
                middle,
                Arrays.copyOfRange(content, middle, content.length),
                true);
        host.reply("second");
        return "{\"contentId\":" + id + "}";
    }

    private static void putPart(TestPage page, String id, String content, int offset, byte[] part, boolean last) {
        var params = "{\"session\":\"" + page.session() + "\"," + content + "\"offset\":" + offset + ",\"data\":\""
                + Bytes.copyOf(part).toBase64() + "\",\"last\":" + last + "}";
        page.host().send(id, "content.put", params);
    }

    /** Asks about a document, with {@code more} parameters. */
    private static void verify(TestPage page, String document, String more) {
        page.host()
                .send(
                        "verify",
                        "signature.verify",
                        "{\"session\":\"" + page.session() + "\",\"document\":" + document + more + "}");
    }

    private static JsonNode result(TestHost host) {
        return host.reply("verify").path("result");
    }

    private static List<String> codes(JsonNode result) {
        return result.at("/report/signatures/0/findings").findValuesAsText("code");
    }

    @Test
    void aPageIsToldWhoSignedAndTheVerdictByTheProfile() throws Exception {
        try (var host = host(anchors(), SILENT)) {
            verify(host.open(), inline(attached()), "");

            var result = result(host);
            assertThat(result.at("/report/indication").asText()).isEqualTo("TOTAL_PASSED");
            assertThat(result.at("/report/format").asText()).isEqualTo("cms-attached");
            assertThat(result.at("/report/signatures/0/signer/holder").asText())
                    .isEqualTo(TestCertificates.ACCOUNT.name());
            assertThat(result.at("/report/signatures/0/claimed").asText()).isEqualTo("2026-06-15T12:00:00Z");
            assertThat(codes(result)).contains("CERTIFICATE_TRUSTED", "REVOCATION_NOT_CHECKED");
            assertThat(result.at("/words/TOTAL_PASSED").asText()).isEqualTo("有效");
            assertThat(result.path("words").fieldNames()).toIterable().containsAll(codes(result));
        }
    }

    @Test
    void contentApartIsComparedAlsoWhenBothWerePut() throws Exception {
        try (var host = host(anchors(), SILENT)) {
            var page = host.open();
            verify(page, inline(detached()), ",\"apart\":" + put(host, page, TEXT));
            assertThat(result(host).at("/report/indication").asText()).isEqualTo("TOTAL_PASSED");
        }
        try (var host = host(anchors(), SILENT)) {
            var page = host.open();
            verify(page, put(host, page, detached()), ",\"apart\":" + inline("其他".getBytes(StandardCharsets.UTF_8)));
            assertThat(result(host).at("/report/indication").asText()).isEqualTo("TOTAL_FAILED");
            assertThat(codes(result(host))).contains("DIGEST_MISMATCH");
        }
    }

    /** Bytes come from a page without a name. */
    @Test
    void theReportIsTiedToTheBytesAndSaysByWhatItCameAbout() throws Exception {
        var signed = detached();
        try (var host = host(anchors(), SILENT)) {
            var page = host.open();
            verify(page, inline(signed), ",\"apart\":" + put(host, page, TEXT) + ",\"asOf\":\"2026-06-16T12:00:00Z\"");

            var origin = result(host).at("/report/origin");
            assertThat(origin.at("/file/name").asText()).isEmpty();
            assertThat(origin.at("/file/size").asInt()).isEqualTo(signed.length);
            assertThat(origin.at("/file/sha256").asText()).isEqualTo(sha256(signed));
            assertThat(origin.at("/content/sha256").asText()).isEqualTo(sha256(TEXT));
            assertThat(origin.at("/asOf").asText()).isEqualTo("2026-06-16T12:00:00Z");
            assertThat(origin.at("/anchors/0/role").asText()).isEqualTo("SIGNERS");
            assertThat(origin.at("/anchors/0/fingerprint").asText())
                    .isEqualTo(sha256(TestCertificates.AUTHORITY.certificate().getEncoded()));
            assertThat(origin.at("/revocationAsked").asBoolean(true)).isFalse();
            assertThat(origin.at("/program").asText()).startsWith("signing-helper/");
        }
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(bytes));
    }

    @Test
    void theCaIsAskedWhereTheProfileListsItsServer() throws Exception {
        var revoked = new RevocationStatus(
                RevocationStatus.State.REVOKED,
                TestAuthority.NOW.minus(Duration.ofDays(1)),
                TestAuthority.NOW,
                TestAuthority.NOW.plus(Duration.ofDays(1)));
        try (var host = host(anchors("http://crl.example/"), (certificate, now, patience) -> Optional.of(revoked))) {
            verify(host.open(), inline(attached()), "");
            assertThat(codes(result(host))).contains("CERTIFICATE_REVOKED_NO_PROOF");
        }
        try (var host = host(anchors("http://crl.example/"), SILENT)) {
            verify(host.open(), inline(attached()), "");
            assertThat(codes(result(host))).contains("REVOCATION_UNKNOWN");
        }
    }

    @Test
    void theVerdictIsAsOfTheTimeThatThePageNames() throws Exception {
        try (var host = host(anchors(), SILENT)) {
            verify(host.open(), inline(attached()), ",\"asOf\":\"2036-06-15T12:00:00Z\"");

            assertThat(result(host).at("/report/indication").asText()).isEqualTo("INDETERMINATE");
            assertThat(codes(result(host))).contains("CERTIFICATE_OUT_OF_BOUNDS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30T00:00:00Z", "2026-02-03T00:00:00+08:00", "+12026-02-03T00:00:00Z", "today"})
    void whatIsNoTimeIsRefused(String time) throws Exception {
        try (var host = host(anchors(), SILENT)) {
            verify(host.open(), inline(attached()), ",\"asOf\":\"" + time + "\"");
            assertThat(host.codeOf("verify")).isEqualTo("REQUEST_MALFORMED");
        }
    }

    @Test
    void aDocumentIsGivenInExactlyOneWay() throws Exception {
        try (var host = host(anchors(), SILENT)) {
            verify(host.open(), "{}", "");
            assertThat(host.codeOf("verify")).isEqualTo("REQUEST_MALFORMED");
        }
        try (var host = host(anchors(), SILENT)) {
            verify(host.open(), "{\"contentId\":\"7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60\"}", "");
            assertThat(host.codeOf("verify")).isEqualTo("CONTENT_UNKNOWN");
        }
    }

    @Test
    void anOriginThatMayOnlyLookIsRefused() throws Exception {
        try (var host = host(anchors(), SILENT)) {
            verify(host.open("https://look.example"), inline(attached()), "");
            assertThat(host.codeOf("verify")).isEqualTo("METHOD_NOT_ALLOWED");
        }
    }

    /** A report may grow beyond any frame: sixty signers repeat a name whose commas are escaped as three characters. */
    @Tag("slow")
    @Test
    void aReportThatNoFrameHoldsIsRefused() throws Exception {
        var key = SoftwareKey.make(SoftwareKey.Kind.SM2, "x" + ",".repeat(15_000));
        var one = new CMSSignedData(signer(key).signAttached(TEXT, TestAuthority.NOW, key::sign));
        var signers = Collections.nCopies(60, one.getSignerInfos().iterator().next());
        var document = CMSSignedData.replaceSigners(one, new SignerInformationStore(signers))
                .getEncoded();
        try (var host = host(anchors(), SILENT)) {
            var page = host.open();
            verify(page, putTwice(host, page, document), "");
            assertThat(host.reply("verify").at("/error/data/facts/rule").asText())
                    .isEqualTo("REPORT_TOO_LARGE");
        }
    }
}

package signinghelper.verifier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.receipt.Receipt;
import signinghelper.testkit.authority.TestKey;
import signinghelper.verifier.http.Operation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.verifier.TestUser.ORIGIN;
import static signinghelper.verifier.TestUser.base64;

/** Asks about signatures, documents and receipts. */
class UploadsTest {
    private static final String SESSION = "browser session";
    private static final byte[] CONTENT = "投标文件，一式两份。".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "另一份文件。".getBytes(StandardCharsets.UTF_8);
    private static final TestUser USER = TestUser.of(TestKey.SM2);

    @TempDir
    private static Path folder;

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start(TestSettings.trusting(USER), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String hex(DigestAlgorithm algorithm, byte[] content) {
        return HexFormat.of().formatHex(algorithm.of(content));
    }

    private static void assertRefused(String code, TestService.Answer answer) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(422);
    }

    private static Map<String, Object> signature(byte[] signed, byte[] given) throws Exception {
        return new HashMap<>(
                Map.of("signature", USER.signed(signed), "content", base64(given), "signer", USER.fingerprint()));
    }

    @Test
    void saysYesToTheSignatureOfAContent() throws Exception {
        var answer = service.post(Operation.SIGNATURE, signature(CONTENT, CONTENT));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/certificate/fingerprint").asText()).isEqualTo(USER.fingerprint());
        assertThat(answer.body().at("/form").asText()).isEqualTo("PKCS7_501");
        assertRefused("DIGEST", service.post(Operation.SIGNATURE, signature(CONTENT, OTHER)));
    }

    @Test
    void saysYesToTheSignatureOfADigest() throws Exception {
        var body = signature(CONTENT, CONTENT);
        body.remove("content");
        body.put("digest", Map.of("SM3", hex(DigestAlgorithm.SM3, CONTENT)));
        assertThat(service.post(Operation.SIGNATURE, body).status()).isEqualTo(200);

        body.put("digest", Map.of("SM3", hex(DigestAlgorithm.SM3, OTHER)));
        assertRefused("DIGEST", service.post(Operation.SIGNATURE, body));
        body.put("digest", Map.of("MD5", "00".repeat(16)));
        assertThat(service.post(Operation.SIGNATURE, body).code()).isEqualTo("REQUEST_MALFORMED");
        body.put("digest", Map.of("SM3", "00"));
        assertThat(service.post(Operation.SIGNATURE, body).code()).isEqualTo("REQUEST_MALFORMED");
    }

    @Test
    void tellsTheContentThatLiesWithin() throws Exception {
        var answer = service.post(
                Operation.SIGNATURE, Map.of("signature", USER.signedWithin(CONTENT), "signer", USER.fingerprint()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/content/size").asInt()).isEqualTo(CONTENT.length);
        assertThat(answer.body().at("/content/sha256").asText()).isEqualTo(hex(DigestAlgorithm.SHA_256, CONTENT));
    }

    @Test
    void refusesASignatureWithAnotherCertificateThanTheBoundOne() throws Exception {
        var body = signature(CONTENT, CONTENT);
        body.put("signer", TestUser.of(TestKey.SM2).fingerprint());
        assertRefused("SIGNER_UNEXPECTED", service.post(Operation.SIGNATURE, body));

        body.remove("signer");
        assertThat(service.post(Operation.SIGNATURE, body).code()).isEqualTo("REQUEST_MALFORMED");
    }

    @Test
    void passesADocumentAndReportsOnAnother() throws Exception {
        var good = Map.of("document", USER.signedWithin(CONTENT), "signer", USER.fingerprint());
        var answer = service.post(Operation.DOCUMENT, good);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/report/indication").asText()).isEqualTo("TOTAL_PASSED");

        var apart = Map.of("document", USER.signed(CONTENT), "content", base64(OTHER));
        var refused = service.post(Operation.DOCUMENT, apart);
        assertRefused("TOTAL_FAILED", refused);
        assertThat(refused.body().at("/report/signatures/0/findings").toString())
                .contains("DIGEST_MISMATCH");
    }

    @Test
    void tiesTheReportToTheOctets() throws Exception {
        var signed = USER.signed(CONTENT);
        var passed = service.post(Operation.DOCUMENT, Map.of("document", signed, "content", base64(CONTENT)));
        var refused = service.post(Operation.DOCUMENT, Map.of("document", signed, "content", base64(OTHER)));

        var octets = Base64.getDecoder().decode(signed);
        for (var answer : List.of(passed, refused)) {
            var origin = answer.body().at("/report/origin");
            assertThat(origin.at("/file/sha256").asText()).isEqualTo(hex(DigestAlgorithm.SHA_256, octets));
            assertThat(origin.at("/file/size").asInt()).isEqualTo(octets.length);
            assertThat(origin.at("/anchors/0/role").asText()).isEqualTo("SIGNERS");
            assertThat(origin.at("/program").asText()).startsWith("signing-helper-verifier");
        }
        assertThat(passed.body().at("/report/origin/content/sha256").asText())
                .isEqualTo(hex(DigestAlgorithm.SHA_256, CONTENT));
        assertThat(refused.body().at("/report/origin/content/sha256").asText())
                .isEqualTo(hex(DigestAlgorithm.SHA_256, OTHER));
    }

    @Test
    void reportsWhatAnotherHasSigned() throws Exception {
        var stranger = TestUser.of(TestKey.SM2);
        var answer = service.post(
                Operation.DOCUMENT, Map.of("document", USER.signedWithin(CONTENT), "signer", stranger.fingerprint()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/report/remarks").toString()).contains("SIGNER_UNEXPECTED");
    }

    @ParameterizedTest
    @CsvSource({"pdf, %PDF-1.7", "'', nothing", "'', ''"})
    void readsEachFormatOfTheLibrary(String format, String document) throws Exception {
        var body = Map.of("document", base64(document.getBytes(StandardCharsets.UTF_8)));
        var answer = service.post(Operation.DOCUMENT, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/report/format").asText()).isEqualTo(format);
    }

    private static Map<String, Object> document(String title, String key, Object value, boolean signed) {
        return Map.of("title", title, key, value, "signed", signed);
    }

    private static Receipt.Line line(byte[] content) {
        var digest = Bytes.copyOf(DigestAlgorithm.SM3.of(content));
        return new Receipt.Line("标书", DigestAlgorithm.SM3, digest, Receipt.Outcome.SIGNED);
    }

    private static Map<String, Object> receipt(String nonce, Map<String, ?> document) throws Exception {
        return new HashMap<>(Map.of(
                "origin",
                ORIGIN,
                "session",
                SESSION,
                "nonce",
                nonce,
                "receipt",
                USER.receipt(ORIGIN, nonce, line(CONTENT)),
                "signer",
                USER.fingerprint(),
                "documents",
                List.of(document)));
    }

    @Test
    void saysYesToTheReceiptOfABatchOnce() throws Exception {
        var nonce = service.nonce("signing", SESSION);
        var body = receipt(nonce, document("标书", "content", base64(CONTENT), true));

        assertThat(service.post(Operation.RECEIPT, body).status()).isEqualTo(200);
        assertRefused("CHALLENGE_UNKNOWN", service.post(Operation.RECEIPT, body));
    }

    @Test
    void comparesTheDigestsThatThePortalGives() throws Exception {
        var digests =
                Map.of("SM3", hex(DigestAlgorithm.SM3, CONTENT), "SHA-256", hex(DigestAlgorithm.SHA_256, CONTENT));
        var good = document("标书", "digests", digests, true);
        assertThat(service.post(Operation.RECEIPT, receipt(service.nonce("signing", SESSION), good))
                        .status())
                .isEqualTo(200);

        var others = List.of(
                document("标书", "digests", Map.of("SM3", hex(DigestAlgorithm.SM3, OTHER)), true),
                document("标书", "digests", Map.of("SHA-256", digests.get("SHA-256")), true),
                document("另一份", "digests", digests, true),
                document("标书", "digests", digests, false));
        for (var other : others) {
            assertRefused(
                    "OTHER_DOCUMENTS",
                    service.post(Operation.RECEIPT, receipt(service.nonce("signing", SESSION), other)));
        }
        var neither = document("标书", "more", 1, true);
        assertThat(service.post(Operation.RECEIPT, receipt(service.nonce("signing", SESSION), neither))
                        .code())
                .isEqualTo("REQUEST_MALFORMED");
    }

    @Test
    void refusesAReceiptOfAnotherPortalOrSigner() throws Exception {
        var document = document("标书", "content", base64(CONTENT), true);
        var body = receipt(service.nonce("signing", SESSION), document);
        body.put("origin", "https://portal.example.evil.test");
        assertRefused("ORIGIN_UNKNOWN", service.post(Operation.RECEIPT, body));

        var nonce = service.nonce("signing", SESSION);
        var foreign = receipt(nonce, document);
        foreign.put("receipt", USER.receipt("https://portal.example.evil.test", nonce, line(CONTENT)));
        assertRefused("OTHER_REQUEST", service.post(Operation.RECEIPT, foreign));

        var stranger = receipt(service.nonce("signing", SESSION), document);
        stranger.put("signer", TestUser.of(TestKey.SM2).fingerprint());
        assertRefused("SIGNER_UNEXPECTED", service.post(Operation.RECEIPT, stranger));
    }
}

package signinghelper.demo.portal;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.demo.fault.Faults;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.receipt.Receipt;
import signinghelper.testkit.pki.TestPki;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents that the software U-Key signs for the portal, over real HTTP. */
@Tag("slow")
class SigningTest {
    private static final String SM2 = "sm2-signature";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final TestPki AUTHORITY = new TestPki(CLOCK);

    @TempDir
    private static Path folder;

    private static TestUKey uKey;
    private static ReferencePortal portal;

    private PortalClient browser;

    @BeforeAll
    static void start() throws Exception {
        uKey = TestUKey.make(folder.resolve("token"), AUTHORITY);
        Files.writeString(folder.resolve("signing-helper.js"), "export {};\n");
        var settings = new PortalSettings(
                0,
                folder.resolve("signing-helper.js"),
                AUTHORITY.anchors(),
                RevocationPolicy.none(),
                false,
                Faults.none());
        portal = ReferencePortal.start(settings, CLOCK);
    }

    @BeforeEach
    void logIn() throws Exception {
        browser = new PortalClient(portal.origin());
        logIn(browser);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sm2-signature, PKCS7_501, SM2_SM3",
        "rsa-signature, RFC5652, RSA_SHA256",
        "ec-signature, RFC5652, ECDSA_P256_SHA256"
    })
    void acceptsASignatureOfEachKindOfKeyAndGivesItBack(String container, String form, String algorithm)
            throws Exception {
        var batch = order("cms-detached", 2);
        var cms = uKey.signDetached(container, CmsForm.PKCS7_501, content(batch, 1));

        var response = browser.post(path(batch, 1), cms);

        assertThat(response.statusCode()).isEqualTo(200);
        var answer = browser.json(response);
        assertThat(answer.get("form").textValue()).isEqualTo(form);
        assertThat(answer.get("algorithm").textValue()).isEqualTo(algorithm);
        var verification = browser.latestVerification();
        assertThat(verification.get("kind").textValue()).isEqualTo("signature");
        assertThat(verification.get("id")).isEqualTo(answer.get("verification"));
        assertThat(verification.get("outcome").textValue()).isEqualTo("ACCEPTED");
        assertThat(browser.download(path(batch, 1))).isEqualTo(cms);
        assertThat(browser.get(path(batch, 0)).statusCode()).isEqualTo(404);
    }

    @Test
    void acceptsAnAttachedSignature() throws Exception {
        var batch = order("cms-attached", 1);
        var cms = uKey.signAttached(SM2, CmsForm.PKCS7_501, content(batch, 0));

        assertThat(browser.post(path(batch, 0), cms).statusCode()).isEqualTo(200);
    }

    /** A mixed batch has two texts, two PDFs and an OFD, and then the same again. */
    @ParameterizedTest
    @CsvSource({"2, pdf", "4, ofd"})
    void acceptsASignatureWithinExactlyTheDocumentThatItMade(int index, String format) throws Exception {
        var batch = order("mixed", 10);
        var signed = uKey.sign(SM2, format, CmsForm.PKCS7_501, content(batch, index));
        var another = uKey.sign(SM2, format, CmsForm.PKCS7_501, content(batch, index + 5));
        var changed = signed.clone();
        changed[60]++;

        assertThat(browser.post(path(batch, index + 5), signed).statusCode()).isEqualTo(422);
        assertThat(browser.json(browser.post(path(batch, index), another))
                        .get("reason")
                        .textValue())
                .isEqualTo("OTHER_DOCUMENT");
        assertThat(browser.json(browser.post(path(batch, index), changed))
                        .get("reason")
                        .textValue())
                .isEqualTo("REPORT");
        assertThat(browser.get(path(batch, index)).statusCode()).isEqualTo(404);
        assertThat(browser.post(path(batch, index), signed).statusCode()).isEqualTo(200);
        assertThat(browser.download(path(batch, index))).isEqualTo(signed);
    }

    @Test
    void refusesAnAttachedSignatureOverAnotherDocument() throws Exception {
        var batch = order("cms-attached", 2);
        var cms = uKey.signAttached(SM2, CmsForm.PKCS7_501, content(batch, 1));

        assertRefused(batch, cms, "OTHER_DOCUMENT");
    }

    @Test
    void refusesADetachedSignatureOverAnotherDocument() throws Exception {
        var batch = order("cms-detached", 2);

        assertRefused(batch, uKey.signDetached(SM2, CmsForm.PKCS7_501, content(batch, 1)), "ATTRIBUTES", "DIGEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS7_501_WITHOUT_ATTRIBUTES", "GMT0010_3011", "GMT0010_3011_WITHOUT_ATTRIBUTES"})
    void refusesEveryOtherForm(CmsForm form) throws Exception {
        var batch = order("cms-detached", 1);

        assertRefused(batch, uKey.signDetached(SM2, form, content(batch, 0)), "FORM");
    }

    @Test
    void refusesASignatureOfAnotherOrganisationThanTheAccounts() throws Exception {
        browser = new PortalClient(portal.origin());
        var account = Map.of(
                "userName", "another",
                "password", "correct horse",
                "name", "另一家演示有限公司",
                "creditCode", "91420100MADEM00038",
                "role", "supplier");
        assertThat(browser.postJson("/api/register", account).statusCode()).isEqualTo(200);
        var batch = order("cms-detached", 1);

        assertRefused(batch, uKey.signDetached(SM2, CmsForm.PKCS7_501, content(batch, 0)), "OTHER_ORGANISATION");
    }

    @Test
    void acceptsTheReceiptOfABatchThatWasStopped() throws Exception {
        var batch = order("cms-detached", 2);
        browser.post(path(batch, 0), uKey.signDetached(SM2, CmsForm.PKCS7_501, content(batch, 0)));

        var response = sendReceipt(batch, receipt(batch, portal.origin(), 1));

        assertThat(response.get("signed").intValue()).isEqualTo(1);
        assertThat(response.get("total").intValue()).isEqualTo(2);
        assertThat(browser.latestVerification().get("kind").textValue()).isEqualTo("receipt");
        assertThat(browser.latestVerification().get("form").textValue()).isEqualTo("PKCS7_501");
    }

    @Test
    void refusesAReceiptThatClaimsMoreThanCame() throws Exception {
        var batch = order("cms-detached", 2);

        var response = sendReceipt(batch, receipt(batch, portal.origin(), 1));

        assertThat(response.get("reason").textValue()).isEqualTo("OTHER_DOCUMENTS");
    }

    @Test
    void takesOneReceiptForANonce() throws Exception {
        var batch = order("cms-detached", 1);
        var receipt = receipt(batch, portal.origin(), 0);

        assertThat(sendReceipt(batch, receipt).get("total").intValue()).isEqualTo(1);
        assertThat(sendReceipt(batch, receipt).get("reason").textValue()).isEqualTo("CHALLENGE_UNKNOWN");
    }

    @Test
    void refusesAReceiptForAnotherSite() throws Exception {
        var batch = order("cms-detached", 1);

        var response = sendReceipt(batch, receipt(batch, "https://portal.example", 0));

        assertThat(response.get("reason").textValue()).isEqualTo("OTHER_REQUEST");
    }

    @Test
    void refusesAReceiptOfAnotherBatch() throws Exception {
        var batch = order("cms-detached", 1);
        var other = order("cms-detached", 1);

        var response = sendReceipt(batch, receipt(other, portal.origin(), 0));

        assertThat(response.get("reason").textValue()).isEqualTo("OTHER_REQUEST");
    }

    /** An archive has the receipt and some of the documents, and asks without a login. */
    @Test
    void anyoneVerifiesABatchByItsReceipt() throws Exception {
        var batch = order("cms-detached", 3);
        var base64 = Base64.getEncoder();
        var upload = Map.of(
                "receipt",
                base64.encodeToString(receipt(batch, portal.origin(), 2)),
                "documents",
                List.of(
                        base64.encodeToString(content(batch, 1)),
                        base64.encodeToString("另一个文件".getBytes(StandardCharsets.UTF_8))));
        var anyone = new PortalClient(portal.origin());

        var answer = anyone.json(anyone.postJson("/api/receipts", upload));

        assertThat(answer.get("portal").textValue()).isEqualTo(portal.origin());
        assertThat(answer.get("lines").findValuesAsText("outcome")).containsExactly("SIGNED", "SIGNED", "NOT_SIGNED");
        assertThat(answer.get("lines").findValuesAsText("given")).containsExactly("false", "true", "false");
        var changed = Map.of("receipt", base64.encodeToString(content(batch, 0)), "documents", List.of());
        assertThat(anyone.postJson("/api/receipts", changed).statusCode()).isEqualTo(422);
    }

    @Test
    void takesTheReceiptOfAFileOfTheUsersOwnOnce() throws Exception {
        var content = "标书".getBytes(StandardCharsets.UTF_8);
        var nonce = signingChallenge();
        var receipt = ownReceipt(nonce, content);

        assertThat(own(signingChallenge(), receipt, content)).isEqualTo(422);
        assertThat(own(nonce, receipt, content)).isEqualTo(200);
        assertThat(own(nonce, receipt, content)).isEqualTo(422);
    }

    @Test
    void refusesTheReceiptOfAnotherFile() throws Exception {
        var nonce = signingChallenge();
        var receipt = ownReceipt(nonce, "标书".getBytes(StandardCharsets.UTF_8));

        assertThat(own(nonce, receipt, "别的".getBytes(StandardCharsets.UTF_8))).isEqualTo(422);
    }

    private String signingChallenge() throws Exception {
        return browser.json(browser.post("/api/signing-challenges", ""))
                .get("nonce")
                .textValue();
    }

    private static byte[] ownReceipt(String nonce, byte[] content) throws Exception {
        var digest = Bytes.copyOf(DigestAlgorithm.SM3.of(content));
        var line = new Receipt.Line("标书.pdf", DigestAlgorithm.SM3, digest, Receipt.Outcome.SIGNED);
        var occasion = new Receipt.Occasion.Portal(portal.origin(), nonce);
        return uKey.signReceipt(SM2, new Receipt(occasion, List.of(line)));
    }

    private int own(String nonce, byte[] receipt, byte[] content) throws Exception {
        var base64 = Base64.getEncoder();
        var upload = Map.of(
                "nonce",
                nonce,
                "receipt",
                base64.encodeToString(receipt),
                "title",
                "标书.pdf",
                "content",
                base64.encodeToString(content));
        return browser.postJson("/api/signing-challenges/receipt", upload).statusCode();
    }

    @Test
    void keepsABatchToTheOneWhoOrderedIt() throws Exception {
        var batch = order("cms-detached", 1);
        var other = new PortalClient(portal.origin());
        logIn(other);

        assertThat(other.get(path(batch, 0)).statusCode()).isEqualTo(404);
        assertThat(new PortalClient(portal.origin()).get(path(batch, 0)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void makesDocumentsOnlyForSomebodyAndWithinBounds() throws Exception {
        assertThat(orderStatus(browser, "cms-detached", 0)).isEqualTo(400);
        assertThat(orderStatus(browser, "cms-detached", 1001)).isEqualTo(400);
        assertThat(orderStatus(browser, "pdf", 1)).isEqualTo(400);
        assertThat(orderStatus(new PortalClient(portal.origin()), "cms-detached", 1))
                .isEqualTo(401);
    }

    @Test
    void verifiesWhateverIsUploaded() throws Exception {
        var content = "任意文件".getBytes(StandardCharsets.UTF_8);
        var attached = uKey.signAttached(SM2, CmsForm.PKCS7_501, content);
        var detached = uKey.signDetached("rsa-signature", CmsForm.PKCS7_501, content);

        assertThat(verify(attached, new byte[0])).isEqualTo(200);
        assertThat(verify(detached, content)).isEqualTo(200);
        assertThat(verify(detached, "别的文件".getBytes(StandardCharsets.UTF_8))).isEqualTo(422);
        assertThat(verify(content, new byte[0])).isEqualTo(422);
    }

    @Test
    void verifiesFormsOfOtherSoftwareWhereAskedTo() throws Exception {
        var content = "任意文件".getBytes(StandardCharsets.UTF_8);
        var other = uKey.signAttached(SM2, CmsForm.PKCS7_3011_WITHOUT_ATTRIBUTES, content);

        assertThat(verify(other, new byte[0], "strict")).isEqualTo(422);
        assertThat(verify(other, new byte[0], "field")).isEqualTo(200);
        assertThat(browser.latestVerification().get("form").textValue()).isEqualTo("PKCS7_3011_WITHOUT_ATTRIBUTES");
    }

    private static void logIn(PortalClient client) throws Exception {
        var nonce = client.challenge();
        assertThat(client.login(uKey.login(SM2, portal.origin(), nonce), nonce).statusCode())
                .isEqualTo(200);
    }

    private static int orderStatus(PortalClient client, String format, int count) throws Exception {
        return client.postJson("/api/batches", Map.<String, Object>of("format", format, "count", count))
                .statusCode();
    }

    private JsonNode order(String format, int count) throws Exception {
        return browser.json(browser.postJson("/api/batches", Map.<String, Object>of("format", format, "count", count)));
    }

    private static String path(JsonNode batch, int index) {
        return "/api/batches/" + batch.get("id").textValue() + "/signatures/" + index;
    }

    private static byte[] content(JsonNode batch, int index) {
        return Base64.getDecoder()
                .decode(batch.get("documents").get(index).get("content").textValue());
    }

    private void assertRefused(JsonNode batch, byte[] cms, String... reasons) throws Exception {
        var response = browser.post(path(batch, 0), cms);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(browser.json(response).get("reason").textValue()).isIn((Object[]) reasons);
        assertThat(browser.latestVerification().get("outcome").textValue()).isEqualTo("REFUSED");
        assertThat(browser.get(path(batch, 0)).statusCode()).isEqualTo(404);
    }

    /** Returns the receipt as the signing helper writes it. */
    private static byte[] receipt(JsonNode batch, String origin, int signed) throws Exception {
        var lines = new ArrayList<Receipt.Line>();
        for (var index = 0; index < batch.get("documents").size(); index++) {
            lines.add(new Receipt.Line(
                    batch.get("documents").get(index).get("title").textValue(),
                    DigestAlgorithm.SM3,
                    Bytes.copyOf(DigestAlgorithm.SM3.of(content(batch, index))),
                    index < signed ? Receipt.Outcome.SIGNED : Receipt.Outcome.NOT_SIGNED));
        }
        var occasion = new Receipt.Occasion.Portal(origin, batch.get("nonce").textValue());
        return uKey.signReceipt(SM2, new Receipt(occasion, lines));
    }

    private JsonNode sendReceipt(JsonNode batch, byte[] receipt) throws Exception {
        return browser.json(browser.post("/api/batches/" + batch.get("id").textValue() + "/receipt", receipt));
    }

    private int verify(byte[] signature, byte[] content) throws Exception {
        return verify(signature, content, "strict");
    }

    private int verify(byte[] signature, byte[] content, String policy) throws Exception {
        var encoder = Base64.getEncoder();
        var upload = Map.of(
                "signature",
                encoder.encodeToString(signature),
                "content",
                encoder.encodeToString(content),
                "policy",
                policy);
        return browser.postJson("/api/verify", upload).statusCode();
    }
}

package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.profile.TestProfile;
import signinghelper.prompt.PinSubject;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureSignCommandTest {
    private static final String NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
    private static final byte[] TEXT = "总价：10000".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(names = {"SM2", "RSA", "P256", "P384"})
    void signsContentThatWasPutOrComesAlongOrIsOnlyADigestApart(SoftwareKey.Kind kind) throws Exception {
        var key = TestCertificates.key(kind);
        try (var host = host(key)) {
            var page = host.open();
            var large = large();
            var digest = digestOf(kind);
            host.prompt().type(FakeToken.PIN);
            sign(page, "cms-detached", put(page, large), inline(TEXT), digest(digest, TEXT));

            assertThat(outcomes(host)).isEqualTo("[\"SIGNED\",\"SIGNED\",\"SIGNED\"]");
            assertSigned(verifyDetached(SentSignatures.document(host, 0), large), key);
            assertSigned(verifyDetached(SentSignatures.document(host, 1), TEXT), key);
            assertSigned(
                    TestCertificates.verifier(CmsForm.PKCS7_501)
                            .verifyDetached(SentSignatures.document(host, 2), digest, Bytes.copyOf(digest.of(TEXT))),
                    key);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "RSA", "P256", "P384"})
    void signsContentWithin(SoftwareKey.Kind kind) throws Exception {
        var key = TestCertificates.key(kind);
        try (var host = host(key)) {
            var page = host.open();
            var large = large();
            host.prompt().type(FakeToken.PIN);
            sign(page, "cms-attached", put(page, large), inline(TEXT));
            host.reply("sign");
            var verifier = TestCertificates.verifier(CmsForm.PKCS7_501);

            var first = verifier.verifyAttached(SentSignatures.document(host, 0));
            assertSigned(first, key);
            assertThat(bytes(first)).isEqualTo(Bytes.copyOf(large));
            assertThat(bytes(verifier.verifyAttached(SentSignatures.document(host, 1))))
                    .isEqualTo(Bytes.copyOf(TEXT));
        }
    }

    @Test
    void aSignatureThatWaitsIsHandedOverOnceAndInOrder() throws Exception {
        try (var host = host(TestCertificates.key(SoftwareKey.Kind.P256))) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            sign(page, "cms-attached", put(page, large()));
            host.reply("sign");
            var kept = host.written().stream()
                    .filter(SentSignatures::isDocument)
                    .findFirst()
                    .orElseThrow()
                    .path("params");

            assertThat(SentSignatures.get(host, kept, 1).at("/error/data/code").asText())
                    .isEqualTo("CONTENT_REFUSED");
            SentSignatures.fetched(host, kept);
            assertThat(SentSignatures.get(host, kept, 0).at("/error/data/code").asText())
                    .isEqualTo("CONTENT_UNKNOWN");
        }
    }

    private static void assertSigned(VerifiedCms verified, SoftwareKey key) {
        assertThat(verified.signer()).isEqualTo(key.certificate());
        assertThat(verified.signingTime()).isEqualTo(TestAuthority.NOW);
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "RSA", "P384"})
    void theReceiptNamesEveryDocumentAndTheNonceAndIsSigned(SoftwareKey.Kind kind) throws Exception {
        try (var host = host(TestCertificates.key(kind))) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            sign(page, "cms-detached", inline(TEXT), digest(digestOf(kind), TEXT));
            var receipt = receipt(host);
            var ofContent = kind == SoftwareKey.Kind.SM2 ? DigestAlgorithm.SM3 : DigestAlgorithm.SHA_256;

            assertThat(receipt.path("origin").asText()).isEqualTo(TestHost.ORIGIN);
            assertThat(receipt.path("nonce").asText()).isEqualTo(NONCE);
            assertThat(receipt.at("/documents/0").toString())
                    .isEqualTo(line(ofContent.javaName(), HexFormat.of().formatHex(ofContent.of(TEXT))));
            assertThat(receipt.at("/documents/1").toString())
                    .isEqualTo(line(
                            digestOf(kind).javaName(),
                            HexFormat.of().formatHex(digestOf(kind).of(TEXT))));
        }
    }

    @Test
    void aReceiptThatFitsIntoNoFrameIsRefusedBeforeThePin() throws Exception {
        var title = "投".repeat(300);
        var documents =
                Collections.nCopies(850, inline(TEXT).replace("文件", title)).toArray(String[]::new);
        try (var host = host(TestCertificates.key(SoftwareKey.Kind.SM2))) {
            sign(host.open(), "cms-detached", documents);

            assertThat(host.codeOf("sign")).isEqualTo("CONTENT_REFUSED");
            assertThat(host.reply("sign").at("/error/data/facts/rule").asText()).isEqualTo("RECEIPT_TOO_LARGE");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    private static String line(String algorithm, String digest) {
        return "{\"title\":\"文件\",\"digestAlgorithm\":\"" + algorithm + "\",\"digest\":\"" + digest
                + "\",\"outcome\":\"SIGNED\"}";
    }

    @Test
    void twentyDocumentsNeedOnePinAndCarryTheirPlaceInTheList() throws Exception {
        var token = token(TestCertificates.key(SoftwareKey.Kind.SM2));
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            sign(page, "cms-detached", twenty());
            host.reply("sign");

            assertThat(token.logins()).isEqualTo(1);
            for (var i = 0; i < 20; i++) {
                verifyDetached(SentSignatures.document(host, i), contentOf(i));
            }
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    @Test
    void whatWasSignedBeforeThePersonStoppedStaysSigned() throws Exception {
        try (var host = host(TestCertificates.key(SoftwareKey.Kind.P256))) {
            var page = host.open();
            host.prompt().stopAfter(7);
            host.prompt().type(FakeToken.PIN);
            sign(page, "cms-detached", twenty());
            var expected = IntStream.range(0, 20)
                    .mapToObj(i -> i < 7 ? "\"SIGNED\"" : "\"NOT_SIGNED\"")
                    .collect(Collectors.joining(",", "[", "]"));

            assertThat(outcomes(host)).isEqualTo(expected);
            assertThat(StreamSupport.stream(receipt(host).path("documents").spliterator(), false)
                            .map(line -> line.path("outcome").toString())
                            .collect(Collectors.joining(",", "[", "]")))
                    .isEqualTo(expected);
            assertThat(SentSignatures.documentsSent(host)).isEqualTo(7);
            verifyDetached(SentSignatures.document(host, 6), contentOf(6));
        }
    }

    @Test
    void aUKeyThatIsPulledOutSaysHowManyWereSigned() throws Exception {
        var token = token(TestCertificates.key(SoftwareKey.Kind.P256)).removedAfter(4);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            host.prompt().type(FakeToken.PIN);
            sign(page, "cms-detached", twenty());

            assertThat(host.codeOf("sign")).isEqualTo("TOKEN_REMOVED");
            assertThat(host.reply("sign").at("/error/data/facts/signed").asText())
                    .isEqualTo("4");
            assertThat(SentSignatures.documentsSent(host)).isEqualTo(4);
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    /** The digest of a page is only signed by a key that hashes with the same function. */
    @ParameterizedTest
    @CsvSource({"SM2, SHA_256", "P256, SM3", "P256, SHA_384", "P384, SHA_256", "RSA, SM3"})
    void aDigestByAnotherFunctionThanTheKeysIsBlocked(SoftwareKey.Kind kind, DigestAlgorithm digest) {
        assertBlocked(CmsForm.PKCS7_501, kind, digest(digest, TEXT));
    }

    @Test
    void digestsByTwoFunctionsAreRefusedBeforeAnyoneIsAsked() throws Exception {
        try (var host = host(TestCertificates.key(SoftwareKey.Kind.RSA))) {
            sign(
                    host.open(),
                    "cms-detached",
                    digest(DigestAlgorithm.SHA_256, TEXT),
                    digest(DigestAlgorithm.SHA_512, TEXT));

            assertThat(host.codeOf("sign")).isEqualTo("CONTENT_REFUSED");
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }

    @Test
    void anRsaKeySignsTheDigestsOfThePageWithTheirFunction() throws Exception {
        var key = TestCertificates.key(SoftwareKey.Kind.RSA);
        try (var host = host(key)) {
            host.prompt().type(FakeToken.PIN);
            sign(host.open(), "cms-detached", digest(DigestAlgorithm.SHA_512, TEXT), inline(TEXT));
            host.reply("sign");

            assertSigned(verifyDetached(SentSignatures.document(host, 0), TEXT), key);
            assertSigned(verifyDetached(SentSignatures.document(host, 1), TEXT), key);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS7_501_WITHOUT_ATTRIBUTES", "GMT0010_3011_WITHOUT_ATTRIBUTES"})
    void aFormWithoutAttributesSignsContentAndNoDigest(CmsForm form) throws Exception {
        assertBlocked(form, SoftwareKey.Kind.SM2, digest(DigestAlgorithm.SM3, TEXT));
        try (var host = host(form, TestCertificates.key(SoftwareKey.Kind.SM2))) {
            host.prompt().type(FakeToken.PIN);
            sign(host.open(), "cms-detached", inline(TEXT));
            host.reply("sign");

            assertThat(TestCertificates.verifier(form)
                            .verifyDetached(SentSignatures.document(host, 0), new ByteArrayInputStream(TEXT))
                            .form())
                    .isEqualTo(form);
        }
    }

    @ParameterizedTest
    @CsvSource({"cms-detached, inline", "cms-attached, inline", "cms-detached, put", "cms-attached, put"})
    void aFormWithoutAttributesDoesNotSignTheMessageOfALogin(String format, String way) throws Exception {
        var hashes = DigestAlgorithm.SM3.of(TEXT);
        var message = new ByteArrayOutputStream();
        message.writeBytes("signing-helper login v1\n".getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(hashes);
        message.writeBytes(hashes);
        try (var host = host(CmsForm.PKCS7_501_WITHOUT_ATTRIBUTES, TestCertificates.key(SoftwareKey.Kind.SM2))) {
            var page = host.open();
            var content = way.equals("put") ? put(page, message.toByteArray()) : inline(message.toByteArray());
            sign(page, format, inline(TEXT), content);

            assertThat(host.codeOf("sign")).isEqualTo("CONTENT_REFUSED");
            assertThat(host.reply("sign").at("/error/data/facts/rule").asText()).isEqualTo("MESSAGE_OF_TOKEN");
            assertThat(host.reply("sign").at("/error/data/facts/document").asText())
                    .isEqualTo("2");
            assertThat(host.prompt().wasAsked()).isFalse();
            assertThat(SentSignatures.documentsSent(host)).isZero();
        }
    }

    @Test
    void aDigestInHexadecimalIsSignedByItself() throws Exception {
        var form = CmsForm.GMT0010_3011_WITHOUT_ATTRIBUTES;
        var text = HexFormat.of().formatHex(DigestAlgorithm.SM3.of(TEXT)).getBytes(StandardCharsets.US_ASCII);
        try (var host = host(form, TestCertificates.key(SoftwareKey.Kind.SM2))) {
            host.prompt().type(FakeToken.PIN);
            sign(host.open(), "cms-detached", inline(text));
            host.reply("sign");

            assertThat(TestCertificates.verifier(form)
                            .verifyDetached(SentSignatures.document(host, 0), new ByteArrayInputStream(text))
                            .form())
                    .isEqualTo(form);
        }
    }

    private static void assertBlocked(CmsForm form, SoftwareKey.Kind kind, String document) {
        var token = token(TestCertificates.key(kind));
        try (var host = new TestHost(() -> TestProfile.of(form), new FakeDriver("fake", token))) {
            sign(host.open(), "cms-detached", document);

            assertThat(host.codeOf("sign")).isEqualTo("CONTENT_REFUSED");
            assertThat(host.reply("sign").at("/error/data/facts/rule").asText()).startsWith("DIGEST");
            assertThat(host.prompt().wasAsked()).isFalse();
            assertThat(token.logins()).isZero();
        }
    }

    @Test
    void theWindowListsTheDocumentsInTheirOrderAndMarksTheUnseenOnes() throws Exception {
        try (var host = host(TestCertificates.key(SoftwareKey.Kind.SM2))) {
            sign(host.open(), "cms-detached", inline(TEXT), digest(DigestAlgorithm.SM3, TEXT));
            var subject = (PinSubject.Signing) host.prompt().nextQuestion().subject();
            host.prompt().closeWindow();

            assertThat(subject.documents().get(0).digest())
                    .isEqualTo("SHA-256 " + HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(TEXT)));
            assertThat(subject.documents().get(0).seenHere()).isPresent();
            assertThat(subject.documents().get(1).digest())
                    .isEqualTo("SM3 " + HexFormat.of().formatHex(DigestAlgorithm.SM3.of(TEXT)));
            assertThat(subject.documents().get(1).seenHere()).isEmpty();
            assertThat(host.codeOf("sign")).isEqualTo("CANCELLED");
        }
    }

    @Test
    void contentThatChangedOnTheDiskAfterThePutIsNotSigned() throws Exception {
        try (var host = host(TestCertificates.key(SoftwareKey.Kind.P256))) {
            var page = host.open();
            sign(page, "cms-detached", put(page, TEXT));
            host.prompt().nextQuestion();
            for (var file : filesOf(host)) {
                Files.writeString(file, "总价：90000");
            }
            host.prompt().type(FakeToken.PIN);

            assertThat(host.codeOf("sign")).isEqualTo("CONTENT_REFUSED");
            assertThat(SentSignatures.documentsSent(host)).isZero();
        }
    }

    private static List<Path> filesOf(TestHost host) throws IOException {
        try (var files = Files.walk(host.contentFolder())) {
            var found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSize(1);
            return found;
        }
    }

    private static TestHost host(SoftwareKey key) {
        return host(CmsForm.PKCS7_501, key);
    }

    private static TestHost host(CmsForm form, SoftwareKey key) {
        return new TestHost(() -> TestProfile.of(form), new FakeDriver("fake", token(key)));
    }

    private static FakeToken token(SoftwareKey key) {
        return new FakeToken("A").with(key, KeyEntry.Use.SIGNATURE);
    }

    private static void sign(TestPage page, String format, String... documents) {
        page.host()
                .send(
                        "sign",
                        "signature.sign",
                        "{\"session\":\"" + page.session() + "\",\"format\":\"" + format + "\",\"documents\":["
                                + String.join(",", documents) + "],\"nonce\":\"" + NONCE + "\"}");
    }

    private static String inline(byte[] content) {
        return document("\"content\":\"" + Bytes.copyOf(content).toBase64() + "\"");
    }

    private static String digest(DigestAlgorithm algorithm, byte[] content) {
        var value = Bytes.copyOf(algorithm.of(content)).toBase64();
        return document("\"digest\":{\"algorithm\":\"" + algorithm.javaName() + "\",\"value\":\"" + value + "\"}");
    }

    private static String document(String content) {
        return "{\"title\":\"文件\",\"mediaType\":\"text/plain\"," + content + "}";
    }

    /** Sends the content in two parts. */
    private static String put(TestPage page, byte[] content) {
        var half = content.length / 2;
        var id = put(page, "", 0, Arrays.copyOf(content, half), false);
        put(page, "\"content\":\"" + id + "\",", half, Arrays.copyOfRange(content, half, content.length), true);
        return document("\"contentId\":\"" + id + "\"");
    }

    private static String put(TestPage page, String name, int offset, byte[] part, boolean last) {
        var id = "put-" + page.session() + "-" + offset;
        page.host()
                .send(
                        id,
                        "content.put",
                        "{\"session\":\"" + page.session() + "\"," + name + "\"offset\":" + offset + ",\"data\":\""
                                + Bytes.copyOf(part).toBase64() + "\",\"last\":" + last + "}");
        return page.host().reply(id).at("/result/content").asText();
    }

    private static String[] twenty() {
        return IntStream.range(0, 20).mapToObj(i -> inline(contentOf(i))).toArray(String[]::new);
    }

    private static byte[] contentOf(int index) {
        return ("第" + index + "份").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns content whose attached signature takes two parts. */
    private static byte[] large() {
        var large = new byte[700_000];
        new Random(1).nextBytes(large);
        return large;
    }

    private static DigestAlgorithm digestOf(SoftwareKey.Kind kind) {
        return switch (kind) {
            case SM2 -> DigestAlgorithm.SM3;
            case P384 -> DigestAlgorithm.SHA_384;
            default -> DigestAlgorithm.SHA_256;
        };
    }

    private static String outcomes(TestHost host) {
        return host.reply("sign").at("/result/documents").toString();
    }

    private static VerifiedCms verifyDetached(byte[] document, byte[] content) throws Exception {
        return TestCertificates.verifier(CmsForm.PKCS7_501).verifyDetached(document, new ByteArrayInputStream(content));
    }

    private static JsonNode receipt(TestHost host) throws Exception {
        var receipt = Bytes.fromBase64(host.reply("sign").at("/result/receipt").asText());
        var verified = TestCertificates.verifier(ReceiptFormat.policy()).verifyAttached(receipt.toArray());
        return new JsonMapper().readTree(bytes(verified).toArray());
    }

    private static Bytes bytes(VerifiedCms attached) throws IOException {
        try (var in = Objects.requireNonNull(attached.content()).open()) {
            return Bytes.copyOf(in.readAllBytes());
        }
    }
}

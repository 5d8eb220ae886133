package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinSubject;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LoginAuthenticateCommandTest {
    private static final String NONCE = "A0-_".repeat(11);

    /** The signed message is composed here once more, by hand, from the description of the token. */
    @ParameterizedTest
    @CsvSource({
        "SM2, SM2SM3, signing-helper-sm2:1.0, SM3, SM3withSM2",
        "RSA, RS256, web-eid:1.0, SHA-256, SHA256withRSA",
        "P256, ES256, web-eid:1.0, SHA-256, SHA256withECDSA",
        "P384, ES384, web-eid:1.0, SHA-384, SHA384withECDSA"
    })
    void makesATokenOfThisOriginAndThisNonce(
            SoftwareKey.Kind kind, String algorithm, String format, String digest, String signature) throws Exception {
        var tag = kind == SoftwareKey.Kind.SM2 ? "signing-helper login v1\n" : "";
        var uKey = new FakeToken("A").with(kind);
        try (var host = new TestHost(new FakeDriver("fake", uKey))) {
            host.prompt().type(FakeToken.PIN);
            host.open().logIn("1", NONCE);
            var token = host.reply("1").at("/result/token");

            assertThat(token.path("algorithm").asText()).isEqualTo(algorithm);
            assertThat(token.path("format").asText()).isEqualTo(format);
            assertThat(token.path("appVersion").asText()).isEqualTo("signing-helper/1.2.3");
            assertThat(verifies(token, signature, message(tag, digest, TestHost.ORIGIN, NONCE)))
                    .isTrue();
            assertThat(verifies(token, signature, message(tag, digest, "https://other.example", NONCE)))
                    .isFalse();
            assertThat(uKey.isLeftAlone()).isTrue();
        }
    }

    private static byte[] message(String tag, String digest, String origin, String nonce) throws Exception {
        return Arrays.concatenate(tag.getBytes(StandardCharsets.US_ASCII), hash(digest, origin), hash(digest, nonce));
    }

    private static byte[] hash(String algorithm, String text) throws Exception {
        return MessageDigest.getInstance(algorithm, BouncyCastle.PROVIDER)
                .digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean verifies(JsonNode token, String algorithm, byte[] message) throws Exception {
        var certificate = Certificates.parse(
                Bytes.fromBase64(token.path("unverifiedCertificate").asText()));
        var raw = Bytes.fromBase64(token.path("signature").asText()).toArray();
        var verifier = Signature.getInstance(algorithm, BouncyCastle.PROVIDER);
        if (algorithm.equals("SM3withSM2")) {
            verifier.setParameter(new SM2ParameterSpec("1234567812345678".getBytes(StandardCharsets.US_ASCII)));
        }
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(message);
        return verifier.verify(certificate.getPublicKey() instanceof ECPublicKey key ? der(key, raw) : raw);
    }

    private static byte[] der(ECPublicKey key, byte[] raw) throws Exception {
        BigInteger order = key.getParams().getOrder();
        var values = PlainDSAEncoding.INSTANCE.decode(order, raw);
        return StandardDSAEncoding.INSTANCE.encode(order, values[0], values[1]);
    }

    @Test
    void theWindowNamesWhoAsksAndOffersEveryKeyThatSignsTheUsableOnesFirst() throws Exception {
        var token = new FakeToken("A").with(SoftwareKey.Kind.P521).with(SoftwareKey.Kind.P256);
        var other = new FakeToken("B")
                .with(SoftwareKey.make(SoftwareKey.Kind.SM2), KeyEntry.Use.ENCRYPTION)
                .with(SoftwareKey.Kind.SM2);
        try (var host = new TestHost(new FakeDriver("one", token), new FakeDriver("two", other))) {
            var page = host.open();
            page.logIn("1");
            var question = host.prompt().nextQuestion();

            assertThat(question.subject()).isEqualTo(new PinSubject.Login());
            assertThat(question.asker().origin().value()).isEqualTo(TestHost.ORIGIN);
            assertThat(question.offered().keys())
                    .extracting(LoginAuthenticateCommandTest::nameOf)
                    .containsExactly("A P256 usable", "B SM2 usable", "A P521 KEY_UNSUPPORTED");
            assertThat(page.stages("1")).containsExactly("PROMPTING");
        }
    }

    @Test
    void theCertificateThatWasTakenIsShownFirstTheNextTime() throws Exception {
        var tokens =
                List.of(new FakeToken("A").with(SoftwareKey.Kind.P256), new FakeToken("B").with(SoftwareKey.Kind.P256));
        try (var host = new TestHost(new FakeDriver("fake", tokens.get(0), tokens.get(1)))) {
            host.prompt().take(1);
            host.prompt().type(FakeToken.PIN);
            var page = host.open();
            page.logIn("1");
            assertThat(host.reply("1").has("result")).isTrue();
            var before = host.prompt().nextQuestion().offered().keys();
            page.logIn("2");

            assertThat(host.prompt().nextQuestion().offered().keys().get(0).held())
                    .isEqualTo(before.get(1).held());
        }
    }

    private static String nameOf(OfferedKey offered) {
        var blocked = offered.blocked();
        return offered.held().token().label() + " " + offered.held().key().container() + " "
                + (blocked == null ? "usable" : blocked.code());
    }

    @Test
    void aWrongPinCostsOneTryAndTheRightOneStillLogsIn() {
        var token = new FakeToken("A").with(SoftwareKey.Kind.P256);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().type("000000");
            host.prompt().type(FakeToken.PIN);
            host.open().logIn("1");

            assertThat(host.reply("1").has("result")).isTrue();
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    @Test
    void aClosedWindowAfterAWrongPinLeavesOneTryLess() throws Exception {
        var token = new FakeToken("A").with(SoftwareKey.Kind.P256);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().type("000000");
            host.prompt().closeWindow();
            host.open().logIn("1");

            assertThat(host.codeOf("1")).isEqualTo("CANCELLED");
            assertThat(token.triesLeft()).isEqualTo(5);
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "RSA", "P256", "P384"})
    void aSignatureThatDoesNotVerifyNeverLeavesTheHost(SoftwareKey.Kind kind) {
        var token = new FakeToken("A").with(kind).garbled();
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.prompt().type(FakeToken.PIN);
            host.open().logIn("1");

            assertThat(host.codeOf("1")).isEqualTo("SIGNATURE_INVALID");
            assertThat(host.reply("1").has("result")).isFalse();
            assertThat(token.isLeftAlone()).isTrue();
        }
    }

    @Test
    void withoutAUKeyNobodyIsAsked() {
        assertRefusedWithoutAQuestion(new FakeDriver("fake"), "TOKEN_ABSENT");
    }

    @Test
    void aKeyForEncryptionAloneCannotLogIn() {
        var key = SoftwareKey.make(SoftwareKey.Kind.SM2);
        var token = new FakeToken("A").with(key, KeyEntry.Use.ENCRYPTION);

        assertRefusedWithoutAQuestion(new FakeDriver("fake", token), "CERTIFICATE_ABSENT");
    }

    @ParameterizedTest
    @EnumSource(names = {"P521", "SHORT_RSA"})
    void aKeyOfAnotherKindIsShownAndCannotLogIn(SoftwareKey.Kind kind) throws Exception {
        var token = new FakeToken("A").with(kind);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            host.open().logIn("1");
            var question = host.prompt().nextQuestion();
            host.prompt().closeWindow();

            assertThat(question.offered().keys())
                    .extracting(OfferedKey::blocked)
                    .extracting(Refusal::code)
                    .containsExactly(ErrorCode.KEY_UNSUPPORTED);
            assertThat(host.codeOf("1")).isEqualTo("KEY_UNSUPPORTED");
            assertThat(token.logins()).isZero();
        }
    }

    private static void assertRefusedWithoutAQuestion(FakeDriver driver, String code) {
        try (var host = new TestHost(driver)) {
            host.open().logIn("1");

            assertThat(host.codeOf("1")).isEqualTo(code);
            assertThat(host.prompt().wasAsked()).isFalse();
        }
    }
}

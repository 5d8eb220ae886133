package signinghelper.command;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.prompt.OfferedKey;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;

import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.command.TestCertificates.ACCOUNT;

/** The two certificates of a U-Key, and one in the place of the other: named as a pair, never taken for each other. */
class HalvesTest {
    private static final TestAuthority AUTHORITY = TestAuthority.root(TestKey.P256);
    private static final int ENCRYPTS = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;
    private static final int SIGNS = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;

    private final SoftwareKey signing = key(SoftwareKey.Kind.SM2, SIGNS);
    private final SoftwareKey encryption = key(SoftwareKey.Kind.SM2, ENCRYPTS);
    private final SoftwareKey signingAmiss = key(SoftwareKey.Kind.RSA, SIGNS);
    private final SoftwareKey encryptionAmiss = key(SoftwareKey.Kind.P256, ENCRYPTS);

    private static SoftwareKey key(SoftwareKey.Kind kind, int usage) {
        return SoftwareKey.issued(
                kind, AUTHORITY, wish -> wish.organisation(ACCOUNT.name()).keyUsage(usage));
    }

    private FakeToken pair() {
        return new FakeToken("A").with(signing, Use.SIGNATURE).with(encryption, Use.ENCRYPTION);
    }

    private TestHost host(FakeToken token) {
        return new TestHost(new FakeDriver("fake", token));
    }

    private static void ask(TestPage page, String method) {
        switch (method) {
            case "login.authenticate" -> page.logIn("1");
            case "login.bind" -> LoginBindCommandTest.bind(page, LoginBindCommandTest.NONCE, ACCOUNT);
            case "signature.sign" -> page.sign("1");
            default ->
                page.host()
                        .send(
                                "1",
                                "certificate.select",
                                "{\"session\":\"%s\",\"purpose\":\"%s\"}".formatted(page.session(), method));
        }
    }

    private static List<OfferedKey> offered(TestHost host, String method) throws InterruptedException {
        return method.contains(".")
                ? host.prompt().nextQuestion().offered().keys()
                : host.prompt().nextCertificateQuestion().offered().keys();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.authenticate", "login.bind", "signature.sign", "sign"})
    void whatEncryptsIsNotOfferedToSignWith(String method) throws Exception {
        try (var host = host(pair())) {
            host.prompt().choose(0, false);
            ask(host.open(), method);

            assertThat(offered(host, method))
                    .extracting(key -> key.held().key().certificate())
                    .containsExactly(signing.certificate());
        }
    }

    @Test
    void whatSignsIsNotOfferedToEncryptTo() throws Exception {
        try (var host = host(pair())) {
            host.prompt().choose(0, false);
            ask(host.open(), "encrypt");

            assertThat(offered(host, "encrypt"))
                    .extracting(key -> key.held().key().certificate())
                    .containsExactly(encryption.certificate());
            assertThat(host.reply("1").at("/result/certificate").asText())
                    .isEqualTo(
                            Bytes.copyOf(encryption.certificate().getEncoded()).toBase64());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.authenticate", "login.bind", "signature.sign", "sign", "encrypt"})
    void oneInThePlaceOfTheOtherIsShownAndNotGiven(String method) throws Exception {
        var token = new FakeToken("A").with(encryptionAmiss, Use.SIGNATURE).with(signingAmiss, Use.ENCRYPTION);
        try (var host = host(token)) {
            host.prompt().type(FakeToken.PIN);
            host.prompt().choose(0, true);
            ask(host.open(), method);

            assertThat(offered(host, method)).extracting(OfferedKey::isUsable).containsExactly(false);
            assertThat(host.codeOf(method.equals("login.bind") ? "bind" : "1")).isEqualTo("CERTIFICATE_USAGE_WRONG");
            assertThat(token.logins()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"sign, 0", "encrypt, 1"})
    void theListNamesTheOtherHalf(String purpose, int place) {
        var alone = SoftwareKey.make(SoftwareKey.Kind.P384);
        try (var host = host(pair().with(alone, Use.SIGNATURE))) {
            var page = host.open();
            host.send("1", "certificate.list", "{\"session\":\"" + page.session() + "\"}");
            var listed = host.reply("1").at("/result/certificates");
            var other = place == 0 ? encryption : signing;

            assertThat(listed.get(place).path("purpose").asText()).isEqualTo(purpose);
            assertThat(listed.get(place).path("otherHalf").asText())
                    .isEqualTo(Fingerprint.of(other.certificate()).toString());
            assertThat(StreamSupport.stream(listed.spliterator(), false).map(one -> one.has("otherHalf")))
                    .containsExactly(true, true, false);
        }
    }
}

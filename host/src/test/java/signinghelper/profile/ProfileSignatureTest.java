package signinghelper.profile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfileSignatureTest {
    private static final String PAYLOAD = "{\"text\":\"内容\"}";

    private final ProfileKey key = ProfileKey.make();
    private final ProfileKey other = ProfileKey.make();

    @Test
    void theSignedPayloadComesOutAsItWentIn() throws GeneralSecurityException {
        var jws = ProfileSignature.sign(PAYLOAD, key.privateKey());

        assertThat(ProfileSignature.verify(jws, keys(other.publicPem() + key.publicPem()))
                        .payload())
                .isEqualTo(PAYLOAD);
    }

    @Test
    void theSameKeyAndPayloadGiveTheSameBytes() throws GeneralSecurityException {
        assertThat(ProfileSignature.sign(PAYLOAD, key.privateKey()))
                .isEqualTo(ProfileSignature.sign(PAYLOAD, key.privateKey()));
    }

    @Test
    void aKeyOfAnotherKindDoesNotSign() throws GeneralSecurityException {
        for (var curve : List.of("secp384r1", "secp521r1")) {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            assertDoesNotSign(generator.generateKeyPair().getPrivate());
        }
        assertDoesNotSign(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
    }

    private static void assertDoesNotSign(PrivateKey unfit) {
        assertThatThrownBy(() -> ProfileSignature.sign(PAYLOAD, unfit)).isInstanceOf(GeneralSecurityException.class);
    }

    /** RFC 7515, appendix A.3: what others sign in this form is taken as well. */
    @Test
    void takesTheExampleOfTheStandard() throws GeneralSecurityException {
        var jws = "eyJhbGciOiJFUzI1NiJ9"
                + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder()
                        .encodeToString(subjectPublicKey(
                                "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                                "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"))
                + "\n-----END PUBLIC KEY-----\n";

        assertThat(ProfileSignature.verify(jws, keys(pem)).payload()).startsWith("{\"iss\":\"joe\"");
    }

    private static byte[] subjectPublicKey(String x, String y) {
        var start = java.util.HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
        var decoder = Base64.getUrlDecoder();
        return org.bouncycastle.util.Arrays.concatenate(start, decoder.decode(x), decoder.decode(y));
    }

    @Test
    void anAlteredPartIsRefusedAtEveryCharacter() throws GeneralSecurityException {
        var jws = ProfileSignature.sign(PAYLOAD, key.privateKey());
        // The last character of each part holds bits that Base64 does not use.
        for (var i = 0; i < jws.length() - 1; i++) {
            if (jws.charAt(i) != '.' && jws.charAt(i + 1) != '.') {
                var altered = new StringBuilder(jws);
                altered.setCharAt(i, jws.charAt(i) == 'A' ? 'B' : 'A');
                assertRefused(altered.toString());
            }
        }
    }

    @Test
    void aKeyThatIsNotTrustedIsRefused() throws GeneralSecurityException {
        assertRefused(ProfileSignature.sign(PAYLOAD, other.privateKey()));
    }

    @Test
    void noKeyIsEnoughForNoProfile() throws GeneralSecurityException {
        var jws = ProfileSignature.sign(PAYLOAD, key.privateKey());

        assertThatThrownBy(() -> ProfileSignature.verify(jws, List.of())).isInstanceOf(GeneralSecurityException.class);
    }

    /** Each is signed with the trusted key over just this header. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"ES384\"}",
                "{\"alg\": \"ES256\"}",
                "{\"alg\":\"ES256\",\"kid\":\"1\"}",
                "{\"alg\":\"ES256\",\"jwk\":{}}",
                "{\"alg\":\"ES256\",\"b64\":false}",
                ""
            })
    void anyOtherHeaderIsRefused(String header) throws GeneralSecurityException {
        assertRefused(signed(encode(header) + "." + encode(PAYLOAD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "eyJhbGciOiJFUzI1NiJ9..", "eyJhbGciOiJFUzI1NiJ9.e30."})
    void anythingThatIsNoSignatureIsRefused(String jws) {
        assertRefused(jws);
    }

    @Test
    void aSignatureInDerOrWithAnythingBehindItIsRefused() throws GeneralSecurityException {
        var jws = ProfileSignature.sign(PAYLOAD, key.privateKey());
        var signed = jws.substring(0, jws.lastIndexOf('.'));

        assertRefused(signed + "." + encode(derSignature(signed)));
        assertRefused(jws + ".");
        assertRefused(jws + "AAAA");
        assertRefused(jws + "\n" + jws);
    }

    private String signed(String content) throws GeneralSecurityException {
        var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(key.privateKey());
        signer.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encode(signer.sign());
    }

    private byte[] derSignature(String content) throws GeneralSecurityException {
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key.privateKey());
        signer.update(content.getBytes(StandardCharsets.US_ASCII));
        return signer.sign();
    }

    private void assertRefused(String jws) {
        assertThatThrownBy(() -> ProfileSignature.verify(jws, keys(key.publicPem())))
                .as(jws)
                .isInstanceOf(GeneralSecurityException.class);
    }

    private static List<PublicKey> keys(String pem) throws GeneralSecurityException {
        return SigningKeys.publicKeys(pem);
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void everyKeyOfAFileIsFoundAndTextAroundIsPassedOver() throws GeneralSecurityException {
        var pem = "first:\r\n" + key.publicPem().replace("\n", "\r\n") + "\nsecond:\n" + other.publicPem() + "end";

        assertThat(keys(pem)).hasSize(2);
        assertThat(keys("nothing here")).isEmpty();
        assertThat(keys(key.privatePem())).isEmpty();
    }

    @Test
    void aFileWithSomethingElseForAKeyIsRefused() {
        var broken = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----";

        assertThatThrownBy(() -> keys(key.publicPem() + broken)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> SigningKeys.privateKey(key.publicPem())).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theBuildPinsAKey() throws GeneralSecurityException, IOException {
        assertThat(SigningKeys.pinned()).isNotEmpty();
    }
}

package signinghelper.profile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfileSignatureTest {
    private static final String PAYLOAD = "{\"text\":\"内容\"}";

    private static final ProfileKey KEY = ProfileKey.make();
    private static final ProfileKey OTHER = ProfileKey.make();

    @Test
    void theSignedPayloadComesOutAsItWentIn() throws GeneralSecurityException {
        var jws = ProfileSignature.sign(PAYLOAD, KEY.privateKey());

        assertThat(ProfileSignature.verify(jws, keys(OTHER.publicPem() + KEY.publicPem())))
                .isEqualTo(PAYLOAD);
    }

    @Test
    void theSameKeyAndPayloadGiveTheSameBytes() throws GeneralSecurityException {
        assertThat(ProfileSignature.sign(PAYLOAD, KEY.privateKey()))
                .isEqualTo(ProfileSignature.sign(PAYLOAD, KEY.privateKey()));
    }

    @Test
    void aKeyOfAnotherKindDoesNotSign() throws GeneralSecurityException {
        var elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();

        assertThatThrownBy(() -> ProfileSignature.sign(PAYLOAD, elliptic)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aShortKeyIsRefused() throws GeneralSecurityException {
        var pair = ProfileKey.of(TestKey.rsa(2048));

        assertThatThrownBy(() -> keys(pair.publicPem())).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> SigningKeys.privateKey(pair.privatePem()))
                .isInstanceOf(GeneralSecurityException.class);
    }

    /** RFC 7515, appendix A.2: what others sign in this form is taken as well. */
    @Test
    void takesTheExampleOfTheStandard() throws GeneralSecurityException {
        var jws = "eyJhbGciOiJSUzI1NiJ9"
                + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
                + ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5"
                + "jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07"
                + "Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI"
                + "8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
        var modulus = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4"
                + "d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdb"
                + "BYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWN"
                + "moudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(1, Base64.getUrlDecoder().decode(modulus)), RSAKeyGenParameterSpec.F4));

        assertThat(ProfileSignature.verify(jws, List.of(key))).startsWith("{\"iss\":\"joe\"");
    }

    @Test
    void anAlteredPartIsRefusedAtEveryCharacter() throws GeneralSecurityException {
        var jws = ProfileSignature.sign(PAYLOAD, KEY.privateKey());
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
        assertRefused(ProfileSignature.sign(PAYLOAD, OTHER.privateKey()));
    }

    @Test
    void noKeyIsEnoughForNoProfile() throws GeneralSecurityException {
        var jws = ProfileSignature.sign(PAYLOAD, KEY.privateKey());

        assertThatThrownBy(() -> ProfileSignature.verify(jws, List.of())).isInstanceOf(GeneralSecurityException.class);
    }

    /** Each is signed with the trusted key over just this header. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"PS256\"}",
                "{\"alg\": \"RS256\"}",
                "{\"alg\":\"RS256\",\"kid\":\"1\"}",
                "{\"alg\":\"RS256\",\"jwk\":{}}",
                "{\"alg\":\"RS256\",\"b64\":false}",
                ""
            })
    void anyOtherHeaderIsRefused(String header) throws GeneralSecurityException {
        assertRefused(signed("SHA256withRSA", encode(header) + "." + encode(PAYLOAD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..", "eyJhbGciOiJSUzI1NiJ9.e30."})
    void anythingThatIsNoSignatureIsRefused(String jws) {
        assertRefused(jws);
    }

    @Test
    void aSignatureOfAnotherAlgorithmOrWithAnythingBehindItIsRefused() throws GeneralSecurityException {
        var jws = ProfileSignature.sign(PAYLOAD, KEY.privateKey());
        var signed = jws.substring(0, jws.lastIndexOf('.'));

        assertRefused(signed("SHA1withRSA", signed));
        assertRefused(signed("SHA512withRSA", signed));
        assertRefused(jws + ".");
        assertRefused(jws + "AAAA");
        assertRefused(jws + "\n" + jws);
    }

    private static String signed(String algorithm, String content) throws GeneralSecurityException {
        var signer = Signature.getInstance(algorithm);
        signer.initSign(KEY.privateKey());
        signer.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + encode(signer.sign());
    }

    private void assertRefused(String jws) {
        assertThatThrownBy(() -> ProfileSignature.verify(jws, keys(KEY.publicPem())))
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
        var pem = "first:\r\n" + KEY.publicPem().replace("\n", "\r\n") + "\nsecond:\n" + OTHER.publicPem() + "end";

        assertThat(keys(pem)).hasSize(2);
        assertThat(keys("nothing here")).isEmpty();
        assertThat(keys(KEY.privatePem())).isEmpty();
    }

    @Test
    void aFileWithSomethingElseForAKeyIsRefused() {
        var broken = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----";

        assertThatThrownBy(() -> keys(KEY.publicPem() + broken)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> SigningKeys.privateKey(KEY.publicPem())).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theBuildPinsAKey() throws GeneralSecurityException, IOException {
        assertThat(SigningKeys.pinned()).isNotEmpty();
    }
}

package signinghelper.portal.login;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.portal.TestKey;

import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;

/** What is signed, against values that OpenSSL computed: {@code printf %s TEXT | openssl dgst -sha256}. */
class LoginAlgorithmTest {
    private static final String ORIGIN = "https://portal.example";
    private static final String NONCE = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @ParameterizedTest
    @CsvSource({
        "ES256, '', f2441454528cdf26f7ca24ae8b2c362d61f304fd188d2d2ae1337451deefe854, 2cf5e6ec387461b4bf954f587ad4d957753fcbc48bf892b5e49996b90cf3b476",
        "RS256, '', f2441454528cdf26f7ca24ae8b2c362d61f304fd188d2d2ae1337451deefe854, 2cf5e6ec387461b4bf954f587ad4d957753fcbc48bf892b5e49996b90cf3b476",
        "ES384, '', 69b94eb39d3ca67898337726ad818e12745ac302044fc74180dec032f67261c9eb2d681210ec909b4c89de88950a96bc, c906befa863465d092ae2f642adb00563def44f922b67693148a3bcdd31e5756532abd2c62eb402cd85021e601a4bfa6",
        "SM2SM3, '7369676e696e672d68656c706572206c6f67696e2076310a', 6672c69a384574977b95b0b0df99cebf547c434f217cc39873156358b79e4da6, 753c452996a9dc568dd3f5ef5624726e816deebc76bb3400776a43051dfd7071"
    })
    void signsTheHashOfTheOriginAndTheHashOfTheNonce(
            LoginAlgorithm algorithm, String tag, String origin, String nonce) {
        var message = HexFormat.of().formatHex(algorithm.message(ORIGIN, NONCE));

        assertThat(message).isEqualTo(tag + origin + nonce);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void goesWithOneKindOfKey(TestKey kind) {
        assertThat(LoginAlgorithm.forKey(kind.generate().getPublic())).contains(kind.loginAlgorithm());
    }
}

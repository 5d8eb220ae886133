package signinghelper.formats.login;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.match.Account;
import signinghelper.testkit.authority.TestKey;

import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;

/** Signed messages, against values that OpenSSL computed: {@code printf %s TEXT | openssl dgst -sha256}. */
class AuthenticationAlgorithmTest {
    private static final String ORIGIN = "https://portal.example";
    private static final Account ACCOUNT = new Account("测试有限公司", "914201007071167872", Account.Role.SUPPLIER);
    private static final String NONCE = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @ParameterizedTest
    @CsvSource({
        "ES256, '', f2441454528cdf26f7ca24ae8b2c362d61f304fd188d2d2ae1337451deefe854, 2cf5e6ec387461b4bf954f587ad4d957753fcbc48bf892b5e49996b90cf3b476",
        "RS256, '', f2441454528cdf26f7ca24ae8b2c362d61f304fd188d2d2ae1337451deefe854, 2cf5e6ec387461b4bf954f587ad4d957753fcbc48bf892b5e49996b90cf3b476",
        "ES384, '', 69b94eb39d3ca67898337726ad818e12745ac302044fc74180dec032f67261c9eb2d681210ec909b4c89de88950a96bc, c906befa863465d092ae2f642adb00563def44f922b67693148a3bcdd31e5756532abd2c62eb402cd85021e601a4bfa6",
        "SM2SM3, '7369676e696e672d68656c706572206c6f67696e2076310a', 6672c69a384574977b95b0b0df99cebf547c434f217cc39873156358b79e4da6, 753c452996a9dc568dd3f5ef5624726e816deebc76bb3400776a43051dfd7071"
    })
    void signsTheHashOfTheOriginAndTheHashOfTheNonce(
            AuthenticationAlgorithm algorithm, String tag, String origin, String nonce) {
        var message = HexFormat.of().formatHex(algorithm.loginMessage(ORIGIN, NONCE));

        assertThat(message).isEqualTo(tag + origin + nonce);
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, f2441454528cdf26f7ca24ae8b2c362d61f304fd188d2d2ae1337451deefe854, 2cf5e6ec387461b4bf954f587ad4d957753fcbc48bf892b5e49996b90cf3b476, 54b5502611f611fa3f2cefb4bd2451508dd16c4f3619635651419ba43175c667",
        "RS256, f2441454528cdf26f7ca24ae8b2c362d61f304fd188d2d2ae1337451deefe854, 2cf5e6ec387461b4bf954f587ad4d957753fcbc48bf892b5e49996b90cf3b476, 54b5502611f611fa3f2cefb4bd2451508dd16c4f3619635651419ba43175c667",
        "ES384, 69b94eb39d3ca67898337726ad818e12745ac302044fc74180dec032f67261c9eb2d681210ec909b4c89de88950a96bc, c906befa863465d092ae2f642adb00563def44f922b67693148a3bcdd31e5756532abd2c62eb402cd85021e601a4bfa6, 8a28147200e66a02b2a9bd529667e81aa069d370f6953fdd5239664ef736a57d8768ea8d92248f243096f25168342e58",
        "SM2SM3, 6672c69a384574977b95b0b0df99cebf547c434f217cc39873156358b79e4da6, 753c452996a9dc568dd3f5ef5624726e816deebc76bb3400776a43051dfd7071, f880cf5cd8bb61f3b31e10c10c26036ab67ce64d5a137483930f9d61c04e46d8"
    })
    void bindsWithTheHashOfTheAccountBehindThem(
            AuthenticationAlgorithm algorithm, String origin, String nonce, String account) {
        var message = HexFormat.of().formatHex(algorithm.bindingMessage(ORIGIN, NONCE, ACCOUNT));

        assertThat(message).isEqualTo("7369676e696e672d68656c7065722062696e642076310a" + origin + nonce + account);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void goesWithOneKindOfKey(TestKey kind) {
        assertThat(AuthenticationAlgorithm.forKey(kind.generate().getPublic())).contains(TestHolder.algorithm(kind));
    }
}

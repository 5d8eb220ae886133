package signinghelper.portal.authentication;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NonceAndTokenTest {
    private static final String TOKEN = """
            {"unverifiedCertificate": "MII=", "algorithm": "SM2SM3", "signature": "AA==",
             "format": "signing-helper-sm2:1.0", "appVersion": "test"}""";

    @Test
    void readsWhatThePageSendsAndLeavesTheTokenAsItIs() throws Exception {
        var read = NonceAndToken.fromJson("{\"nonce\": \"abc\", \"token\": " + TOKEN + "}");

        assertThat(read.nonce()).isEqualTo("abc");
        assertThat(read.token()).isEqualTo(TokenJson.read(TOKEN));
        assertThat(NonceAndToken.fromJson(new ObjectMapper().writeValueAsString(read)))
                .isEqualTo(read);
        assertThat(read.toString()).doesNotContain("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"nonce\": \"abc\"}",
                "{\"nonce\": \"abc\", \"token\": null}",
                "{\"nonce\": 1, \"token\": TOKEN}",
                "{\"nonce\": \"abc\", \"nonce\": \"abc\", \"token\": TOKEN}",
                "{\"nonce\": \"abc\", \"token\": TOKEN, \"more\": 1}",
                "{\"nonce\": \"abc\", \"token\": TOKEN} x",
                "TOKEN"
            })
    void refusesAnythingElse(String json) {
        assertThatThrownBy(() -> NonceAndToken.fromJson(json.replace("TOKEN", TOKEN)))
                .isInstanceOfSatisfying(
                        AuthenticationTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(AuthenticationTokenException.Reason.MALFORMED));
    }

    @Test
    void refusesWhatIsLongerThanAnyTokenIs() {
        var long17k = "{\"nonce\": \"" + "a".repeat(17 * 1024) + "\", \"token\": " + TOKEN + "}";

        assertThatThrownBy(() -> NonceAndToken.fromJson(long17k)).isInstanceOf(AuthenticationTokenException.class);
    }
}

package signinghelper.portal.authentication;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.login.AuthenticationToken;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokenJsonTest {
    private static final String GOOD =
            "{'unverifiedCertificate':'MA==','algorithm':'ES256','signature':'AA==','format':'web-eid:1.0','appVersion':'v'}";

    @Test
    void readsTheFiveFields() throws Exception {
        var token = TokenJson.read(json(GOOD));

        assertThat(token).isEqualTo(new AuthenticationToken("MA==", "ES256", "AA==", "web-eid:1.0", "v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unverifiedCertificate", "algorithm", "signature", "format", "appVersion"})
    void refusesEachFieldLeftOutDoubledOrOfAnotherType(String field) {
        var entry = "'" + field + "':";

        assertMalformed(GOOD.replace(entry, "'other':"));
        assertMalformed(GOOD.replaceFirst("(" + entry + "'[^']*',?)", "").replace(",}", "}"));
        assertMalformed(GOOD.replace(entry, entry + "'twice'," + entry));
        for (var value : new String[] {"null", "1", "1.5", "true", "[]", "['x']", "{}"}) {
            assertMalformed(GOOD.replaceFirst(entry + "'[^']*'", entry + value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "''", "'text'", "{}", "{", "[{}]", "not json"})
    void refusesWhatIsNoObjectWithThem(String text) {
        assertMalformed(text);
    }

    @Test
    void refusesMoreThanTheFieldsAndAnythingBehindThem() {
        assertMalformed(GOOD.replace("{", "{'nonce':'x',"));
        assertMalformed(GOOD + " {}");
        assertMalformed("[" + GOOD + "]");
    }

    @Test
    void refusesATextThatIsTooLong() throws Exception {
        var padding = 16 * 1024 - GOOD.length();

        assertThat(TokenJson.read(json(GOOD) + " ".repeat(padding)).appVersion())
                .isEqualTo("v");
        assertMalformed(GOOD + " ".repeat(padding + 1));
    }

    /** A log of the exception has no token, also where a page has encoded it twice. */
    @ParameterizedTest
    @ValueSource(strings = {"'SECRET'", "{'SECRET':1}", "{'format':'a','format':SECRET}", "SECRET"})
    void repeatsNothingOfTheText(String text) {
        assertThatThrownBy(() -> TokenJson.read(json(text)))
                .isInstanceOf(AuthenticationTokenException.class)
                .hasNoCause()
                .hasMessageNotContaining("SECRET");
    }

    private static void assertMalformed(String text) {
        assertThatThrownBy(() -> TokenJson.read(json(text)))
                .as(text)
                .isInstanceOfSatisfying(
                        AuthenticationTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}

package signinghelper.formats.match;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccountTest {
    private static final Account ACCOUNT = new Account("测试（武汉）\"有限\"公司", "914201007071167872", Account.Role.SUPPLIER);
    private static final String JSON =
            "{\"creditCode\":\"914201007071167872\",\"name\":\"测试（武汉）\\\"有限\\\"公司\",\"role\":\"supplier\"}";

    @Test
    void isWrittenInCanonicalForm() {
        assertThat(new String(ACCOUNT.canonicalJson().toArray(), StandardCharsets.UTF_8))
                .isEqualTo(JSON);
    }

    @Test
    void travelsInTheSameWords() throws Exception {
        var mapper = new ObjectMapper();

        assertThat(mapper.readValue(JSON, Account.class)).isEqualTo(ACCOUNT);
        assertThat(mapper.readTree(mapper.writeValueAsString(ACCOUNT))).isEqualTo(mapper.readTree(JSON));
        assertThat(Account.Role.PURCHASER.wireName()).isEqualTo("purchaser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "a\ud800"})
    void refusesWhatIsNoText(String text) {
        assertThatThrownBy(() -> new Account(text, "914201007071167872", Account.Role.PURCHASER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Account("测试", text, Account.Role.PURCHASER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertThat(new Account("省".repeat(256), "9".repeat(64), Account.Role.PURCHASER))
                .isNotNull();
        assertThatThrownBy(() -> new Account("省".repeat(257), "9", Account.Role.PURCHASER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Account("省", "9".repeat(65), Account.Role.PURCHASER))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package signinghelper.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionIdTest {

    @Test
    void isAUuid() {
        var uuid = UUID.randomUUID().toString();

        assertThat(new SessionId(uuid)).hasToString(uuid);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c1",
                "2B1F8A5E-6C0D-4D35-9A4E-0F6F0A5B7C11",
                "2b1f8a5e6c0d4d359a4e0f6f0a5b7c11",
                "{2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11}",
                "2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11\n",
                "../../../../../../../../etc/passwd-0000"
            })
    void isNothingElse(String value) {
        assertThatThrownBy(() -> new SessionId(value)).isInstanceOf(IllegalArgumentException.class);
    }
}

package signinghelper.app;

import org.junit.jupiter.api.Test;
import signinghelper.protocol.ProtocolFiles;

import static org.assertj.core.api.Assertions.assertThat;

class MethodsTest {

    @Test
    void theMethodsThatHelloNamesAreThoseOfTheSchema() {
        assertThat(Wiring.METHODS).isEqualTo(ProtocolFiles.values("Method"));
    }
}

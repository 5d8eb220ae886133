package signinghelper.guidance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SerialTest {

    @ParameterizedTest
    @CsvSource({"1234567531, …7531", "12345, …2345", "1234, …", "1, …", "'', …"})
    void showsTheEndAndNeverAllOfIt(String serial, String shown) {
        assertThat(new Serial(serial).shown()).isEqualTo(shown);
    }
}

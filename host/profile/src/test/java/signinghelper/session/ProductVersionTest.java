package signinghelper.session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProductVersionTest {

    @ParameterizedTest
    @CsvSource({"1.0.0, 1", "12.34, 12", "0.0.1, 0", "99999.99999.99999, 99999"})
    void startsWithTheMajorVersion(String value, int major) {
        assertThat(new ProductVersion(value).major()).isEqualTo(major);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.", ".1", "1.0.0.0", "v1.0", "1.0-beta", "-1.0", "1.0 ", "１.0", "123456.0", "1.0\n"})
    void isNothingElse(String value) {
        assertThatThrownBy(() -> new ProductVersion(value)).isInstanceOf(IllegalArgumentException.class);
    }
}

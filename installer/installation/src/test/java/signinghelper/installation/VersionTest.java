package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VersionTest {

    @Test
    void isOrderedByNumberAndNotByLetter() {
        var ordered = Stream.of("0.9", "1.0", "1.0.1", "1.9.9", "1.10.0", "2.0.0")
                .map(Version::parse)
                .toList();

        assertThat(ordered).isSorted();
        assertThat(Version.parse("1.10.0")).isGreaterThan(Version.parse("1.9.12"));
    }

    @Test
    void aThirdNumberThatIsLeftOutIsZero() {
        assertThat(Version.parse("1.2")).isEqualTo(Version.parse("1.2.0")).hasToString("1.2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", "1.2.3.4", "1.2-beta", " 1.2", "1.123456", "-1.2", "１.2"})
    void anythingElseIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Version.parse(text));
    }
}

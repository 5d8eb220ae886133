package signinghelper.token;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class PinRuleTest {
    private static final PinLengths LENGTHS = new PinLengths(6, 8);

    @ParameterizedTest
    @CsvSource({
        "123456, aB3-~!, aB3-~!, ''",
        "123456, 12345678, 12345678, ''",
        "123456, 12345, 12345, LENGTH",
        "123456, 123456789, 123456789, LENGTH",
        "123456, 123456, 123456, DIFFERENT",
        "123456, 1234567, 1234568, REPEATED",
        "123456, 1234567, 123456, REPEATED",
        "123456, '12 4567', '12 4567', CHARACTERS",
        "123456, １２３４５６, １２３４５６, CHARACTERS",
        "123456, '密码密码密码', '密码密码密码', CHARACTERS",
        "123456, '12\t456', '12\t456', CHARACTERS",
        "'', 1234567, '', REPEATED",
        "'', '', '', LENGTH CHARACTERS DIFFERENT REPEATED",
        "123456, 123456, 1, DIFFERENT REPEATED",
    })
    void tellsWhatANewPinStillLacks(String current, String fresh, String repeated, String broken) {
        var found = PinRule.broken(LENGTHS, current, fresh, repeated);

        assertThat(found.stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(broken);
    }
}

package signinghelper.guidance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Portal", "湖北省政府采购", "𠮷野家", "😀 ok", "e\u0301", "a & b <c>", "１２３"})
    void leavesWhatCanBeSeen(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "202E", "202A", "2066", "2069", "200E", "061C", "200B", "200D", "FEFF", "00AD", "000A", "000D", "0009", "0000",
        "007F", "0085", "2028", "2029", "E000", "FFFE", "E0041"
    })
    void showsWhatHidesOrTurnsByItsCodePoint(String codePoint) {
        var text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

        assertThat(VisibleText.of(text)).isEqualTo("a<U+" + codePoint + ">b");
    }

    @Test
    void showsALoneSurrogateByItsCodePoint() {
        assertThat(VisibleText.of("a\uD800")).isEqualTo("a<U+D800>");
    }
}

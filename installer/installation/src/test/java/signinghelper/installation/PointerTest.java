package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PointerTest {
    private static final ProgramCopy SECOND = new ProgramCopy(Version.parse("1.2.0"), 2);
    private static final ProgramCopy OLD = new ProgramCopy(Version.parse("1.1.0"), 1);

    @Test
    void isTwoLinesOfText() {
        var pointer = new Pointer(SECOND, OLD);

        assertThat(pointer.toText()).isEqualTo("1.2.0-2\n1.1.0\n");
        assertThat(Pointer.parse(pointer.toText())).contains(pointer);
        assertThat(Pointer.parse("1.2.0-2\n")).contains(new Pointer(SECOND, null));
        assertThat(Pointer.parse("1.2.0-2\r\n1.1.0\r\n")).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n1.1.0\n", "../../etc\n", "1.2.0-0\n", "1.2.0-1\n", "01.2.0\n", "1.2\n", "1.2.0/x\n"})
    void leadsNowhereElse(String text) {
        assertThat(Pointer.parse(text)).isEmpty();
    }
}

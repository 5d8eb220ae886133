package signinghelper.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "某某投标客户端",
                "Bidding Client 7.3 (x64)",
                "标书制作工具-V2.0",
                "تور",
                "e\u0301tendu",
                "𠮷田",
                "https://portal.example"
            })
    void isOneLineOfVisibleCharacters(String name) {
        assertThat(new ClientName(name)).hasToString(name);
    }

    @Test
    void hasAtMost64Characters() {
        assertThat(new ClientName("𠮷".repeat(64)).value()).hasSize(128);
        assertRefused("国".repeat(65));
    }

    /** Each would hide a part of the name, write over the lines around it, or end the quotation that it is shown in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a  b",
                "a\u3000b",
                "a\u00A0b",
                "a\u3164b",
                "a\u115Fb",
                "a\u2800b",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u007Fb",
                "\u202Eexe.tneilc",
                "a\u2066b\u2069",
                "a\u200Fb",
                "a\u200Bb",
                "a\u00ADb",
                "a\uFEFFb",
                "a\u2028b",
                "\uD800",
                "\uE000",
                "\u0301a",
                "a\u0301\u0301\u0301",
                "a\u20DD",
                "a”，网页已核实",
                "“a",
                "a\"b",
                "a«b»",
                "a」b"
            })
    void hasNothingThatHidesOrPoses(String name) {
        assertRefused(name);
    }

    private static void assertRefused(String name) {
        assertThatThrownBy(() -> new ClientName(name)).isInstanceOf(IllegalArgumentException.class);
    }
}

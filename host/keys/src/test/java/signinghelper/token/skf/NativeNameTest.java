package signinghelper.token.skf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class NativeNameTest {
    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b b\0c\0\0", "a\0b b\0c\0\0junk\0", "a\0b b\0c\0", "a\0b b\0c\0\0\0\0\0"})
    void endsWithTheEmptyName(String list) {
        assertThat(NativeName.list(bytes(list))).extracting(NativeName::text).containsExactly("a", "b b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "\0\0", "\0\0a\0", "\0a\0"})
    void mayBeEmptyInThreeForms(String list) {
        assertThat(NativeName.list(bytes(list))).isEmpty();
    }

    @Test
    void nameWithoutItsEndIsNone() {
        assertThat(NativeName.list(bytes("a\0b"))).extracting(NativeName::text).containsExactly("a");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isReadAsUtf8IfItIsThatAndAsGb18030IfNot() {
        assertThat(NativeName.decode("湖北CA".getBytes(UTF_8))).isEqualTo("湖北CA");
        assertThat(NativeName.decode("湖北CA".getBytes(Charset.forName("GBK")))).isEqualTo("湖北CA");
    }

    @Test
    void goesBackInTheBytesItCameIn() {
        var gbk = "湖北CA\0\0".getBytes(Charset.forName("GBK"));

        assertThat(NativeName.list(gbk).get(0).terminated())
                .startsWith(gbk[0], gbk[1])
                .endsWith((byte) 0)
                .hasSize(7);
    }
}

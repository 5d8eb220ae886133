package signinghelper.formats.internal.asn1;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Asn1StreamTest {
    private static Asn1Stream of(String hex) {
        return new Asn1Stream(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
    }

    @Test
    void aValueOfUnknownLengthEndsWithinTheOneThatItLiesIn() throws Exception {
        var stream = of("3003" + "308000" + "0000");
        stream.enter();
        var inner = stream.enter();

        assertThat(stream.isAtEndOf(inner)).isFalse();
        assertThatThrownBy(() -> stream.leave(inner)).isInstanceOf(MalformedStreamException.class);
    }

    @Test
    void noTagComesNextAtTheEndOfAValue() throws Exception {
        var stream = of("3000" + "0500");
        var empty = stream.enter();

        assertThat(stream.nextTag()).isEqualTo(-1);
        stream.leave(empty);
        assertThat(stream.nextTag()).isEqualTo(5);
    }
}

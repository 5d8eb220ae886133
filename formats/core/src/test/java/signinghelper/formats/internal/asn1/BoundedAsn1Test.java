package signinghelper.formats.internal.asn1;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoundedAsn1Test {
    private static final int PLENTY = 1 << 20;

    @Test
    void readsDerAndBer() throws Exception {
        var content = new DEROctetString(new byte[70_000]);
        var definite = new DERSequence(new DERTaggedObject(40_000, content));
        var indefinite = new BERSequence(new BERSequence(content));

        assertThat(BoundedAsn1.parse(definite.getEncoded(), PLENTY)).isEqualTo(definite);
        assertThat(BoundedAsn1.parse(indefinite.getEncoded(), PLENTY)).isEqualTo(indefinite);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3001",
                "300205",
                "30020500 00",
                "0500 0500",
                "0000",
                "3080",
                "30800500",
                "3080050000",
                "0480 0401 00 0000",
                "308105 0203010203",
                "30820005 0203010203",
                "3084ffffffff",
                "3088 7fffffffffffffff",
                "30ff00",
                "1f8080808001 00",
                "3003020200"
            })
    void refusesWhatIsNotOneValue(String hex) {
        assertMalformed(HexFormat.of().parseHex(hex.replace(" ", "")), PLENTY);
    }

    @Test
    void refusesMoreBytesThanAllowed() {
        var value = new byte[] {4, 2, 0, 0};

        assertThatCode(() -> BoundedAsn1.parse(value, 4)).doesNotThrowAnyException();
        assertMalformed(value, 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesToGoTooDeep(boolean indefinite) {
        assertThatCode(() -> BoundedAsn1.parse(nested(32, indefinite), PLENTY)).doesNotThrowAnyException();
        assertMalformed(nested(33, indefinite), PLENTY);
        assertMalformed(nested(100_000, indefinite), PLENTY);
    }

    @Test
    void refusesTooManyValues() throws Exception {
        var values = new ASN1EncodableVector();
        for (var i = 0; i < 100_000; i++) {
            values.add(DERNull.INSTANCE);
        }

        assertMalformed(new DERSequence(values).getEncoded(), PLENTY);
    }

    @Test
    void throwsNothingElseForAnyBytes() throws Exception {
        var good = new DERSequence(new BERSequence(new DERTaggedObject(0, new ASN1Integer(5)))).getEncoded();
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++) {
            var bytes = good.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                BoundedAsn1.parse(bytes, PLENTY);
            } catch (MalformedAsn1Exception expected) {
                assertThat(expected).isNotNull();
            }
        }
    }

    /** NULL within that many sequences. */
    private static byte[] nested(int depth, boolean indefinite) {
        if (indefinite) {
            var open = new byte[2 * depth];
            for (var i = 0; i < open.length; i += 2) {
                open[i] = 0x30;
                open[i + 1] = (byte) 0x80;
            }
            return Arrays.concatenate(open, new byte[] {5, 0}, new byte[2 * depth]);
        }
        var encoded = new byte[] {5, 0};
        for (var i = 0; i < Math.min(depth, 1000); i++) {
            encoded = Arrays.concatenate(header(encoded.length), encoded);
        }
        return encoded;
    }

    private static byte[] header(int length) {
        if (length < 0x80) {
            return new byte[] {0x30, (byte) length};
        }
        return length < 0x100
                ? new byte[] {0x30, (byte) 0x81, (byte) length}
                : new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    private static void assertMalformed(byte[] encoded, int maxBytes) {
        assertThatThrownBy(() -> BoundedAsn1.parse(encoded, maxBytes)).isInstanceOf(MalformedAsn1Exception.class);
    }
}

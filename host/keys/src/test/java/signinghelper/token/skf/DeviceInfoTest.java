package signinghelper.token.skf;

import com.sun.jna.Memory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.token.memory.Zeroed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeviceInfoTest {
    private static final int SM4_ECB = 0x401;
    private static final int SM4_AND_SM1 = 0x500;
    private static final int RSA_AND_SM2 = 0x0003_0000;

    @ParameterizedTest
    @CsvSource({"198, 4, true", "200, 4, false", "198, 8, true", "200, 8, false"})
    void isReadInEveryLayout(int firstNumber, int width, boolean isPacked) {
        for (var symmetric : new int[] {SM4_ECB, SM4_AND_SM1}) {
            var memory = Zeroed.memory(DeviceInfo.SIZE);
            put(memory, 2, "Maker");
            put(memory, 66, "湖北CA");
            put(memory, 130, "标签 ");
            put(memory, 162, "0123456789ABCDEF0123456789ABCDEF");
            memory.setShort(194, (short) 1);
            memory.setShort(196, (short) 1);
            memory.setInt(firstNumber, symmetric);
            memory.setInt(firstNumber + width, RSA_AND_SM2);
            memory.setInt(firstNumber + 2L * width, 7);

            assertThat(DeviceInfo.read(memory))
                    .isEqualTo(new DeviceInfo(
                            "Maker", "湖北CA", "标签", "0123456789ABCDEF0123456789ABCDEF", isPacked, RSA_AND_SM2));
        }
    }

    private static void put(Memory memory, int offset, String text) {
        var bytes = text.getBytes(UTF_8);
        memory.write(offset, bytes, 0, bytes.length);
    }
}

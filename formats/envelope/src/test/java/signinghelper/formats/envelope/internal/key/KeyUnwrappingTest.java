package signinghelper.formats.envelope.internal.key;

import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.testkit.authority.TestKey;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** RFC 3218: nothing but the content tells a wrong PKCS#1 block from a right one. */
class KeyUnwrappingTest {
    private static final int BLOCK = 256;
    private static final int KEY = 32;

    private final KeyPair keys = TestKey.RSA.generate();

    @Test
    void rightBlockGivesItsKey() {
        assertThat(unwrapped(block(0, 2, 0)).value()).isEqualTo(new byte[KEY]);
    }

    @Test
    void wrongBlockGivesAnotherKeyEachTime() {
        for (var wrong : new byte[][] {block(1, 2, 0), block(0, 1, 0), block(0, 2, 7), new byte[BLOCK]}) {
            var first = unwrapped(wrong);
            var second = unwrapped(wrong);

            assertThat(first.isFound()).isTrue();
            assertThat(first.value()).hasSize(KEY).isNotEqualTo(second.value()).isNotEqualTo(new byte[KEY]);
        }
    }

    @Test
    void keyOfAnotherLengthGivesAnotherKeyEachTime() {
        var key = KeyUnwrapping.unwrap(keys.getPrivate(), wrapped(block(0, 2, 0)), 16);

        assertThat(key.isFound()).isTrue();
        assertThat(key.value()).hasSize(16).isNotEqualTo(new byte[16]);
    }

    @Test
    void numberThatIsNoCiphertextIsFollowedByARandomKeyToo() {
        var tooLarge = new byte[BLOCK];
        Arrays.fill(tooLarge, (byte) 0xFF);
        var key = KeyUnwrapping.unwrap(keys.getPrivate(), new WrappedKey.RsaPkcs1(Bytes.copyOf(tooLarge)), KEY);

        assertThat(key.isFound()).isFalse();
        assertThat(key.value()).hasSize(KEY);
    }

    private ContentKey unwrapped(byte[] block) {
        return KeyUnwrapping.unwrap(keys.getPrivate(), wrapped(block), KEY);
    }

    private WrappedKey wrapped(byte[] block) {
        var rsa = (RSAPublicKey) keys.getPublic();
        var value = new BigInteger(1, block).modPow(rsa.getPublicExponent(), rsa.getModulus());
        return new WrappedKey.RsaPkcs1(Bytes.copyOf(BigIntegers.asUnsignedByteArray(BLOCK, value)));
    }

    /** A block of PKCS#1 with a key of zeros. */
    private static byte[] block(int first, int second, int separator) {
        var block = new byte[BLOCK];
        Arrays.fill(block, 0, BLOCK - KEY, (byte) 0x77);
        block[0] = (byte) first;
        block[1] = (byte) second;
        block[BLOCK - KEY - 1] = (byte) separator;
        return block;
    }
}

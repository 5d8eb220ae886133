package signinghelper.token.skf;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import signinghelper.formats.algorithm.Bytes;

import java.util.Arrays;

/**
 * {@code BLOCKCIPHERPARAM} (GM/T 0016-2012, 6.4.12) without padding by the U-Key, which C takes by value.
 *
 * <p>The padding's and the feedback's numbers are 0, so the octets are the same for a {@code ULONG} of either width. The 56
 * octets of the wider form are passed; a library that takes 44 does not see the rest, except on 32-bit processors.
 */
@FieldOrder({"vector", "vectorLength", "zeros"})
public final class BlockCipherParameter extends Structure implements Structure.ByValue {
    private static final int MOST_OCTETS_OF_VECTOR = 32;
    private static final int ZEROS = 20;

    /** Words of 32 bits that the structure has where {@code ULONG} has 32 bits. */
    static final int WORDS = 11;

    /** {@code IV}. */
    public byte[] vector;

    /** {@code IVLen}. */
    public int vectorLength;

    /** {@code PaddingType} and {@code FeedBitLen}, and the upper halves of wider numbers. */
    public byte[] zeros = new byte[ZEROS];

    BlockCipherParameter(Bytes vector) {
        this.vector = Arrays.copyOf(vector.toArray(), MOST_OCTETS_OF_VECTOR);
        this.vectorLength = vector.length();
        write();
    }

    /** Returns the words of the structure for a 32-bit library. */
    int[] words() {
        return getPointer().getIntArray(0, WORDS);
    }
}

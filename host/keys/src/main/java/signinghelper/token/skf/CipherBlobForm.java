package signinghelper.token.skf;

import com.sun.jna.Memory;
import signinghelper.formats.envelope.recipient.Sm2Ciphertext;
import signinghelper.token.memory.Zeroed;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Form in which a library takes an SM2 ciphertext, {@code ECCCIPHERBLOB} (GM/T 0016-2012, 6.4.8): two coordinates of 64
 * octets, the hash of 32, the length as {@code ULONG}, the cipher.
 *
 * @param ulong octets of the library's {@code ULONG}, 4 or 8
 * @param length octets that the caller says it has
 */
record CipherBlobForm(int ulong, Length length) {
    private static final int FIELD = 64;
    private static final int HASH = 2 * FIELD;
    private static final int CIPHER_LENGTH = HASH + Sm2Ciphertext.PART;
    private static final int ROOM_TO_SPARE = 64;

    /** Length that is said, as programs were seen to compute it. The structure itself ends with one octet of the cipher. */
    enum Length {
        /** To the end of the cipher; where the structure is packed, its size and the cipher less one octet. */
        EXACT,
        /** Size of the aligned structure and of the cipher, less one octet. */
        ALIGNED_LESS_ONE,
        /** Size of the aligned structure and of the cipher. */
        ALIGNED,
        /** Size of the aligned structure alone. */
        STRUCTURE
    }

    /** Returns all forms for one width of {@code ULONG}, likeliest first. */
    static List<CipherBlobForm> of(int ulong) {
        return Stream.of(Length.values())
                .map(length -> new CipherBlobForm(ulong, length))
                .toList();
    }

    /**
     * Returns the forms for a library whose width is not known. The wide ones come first: a library with narrow numbers
     * reads them as another cipher, whereas one with wide numbers would read a narrow one as a length beyond all memory.
     */
    static List<CipherBlobForm> all() {
        return IntStream.of(Long.BYTES, Integer.BYTES)
                .mapToObj(CipherBlobForm::of)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the length that is said of a blob with so many octets of cipher. */
    int said(int cipher) {
        var aligned = CIPHER_LENGTH + 2 * ulong;
        return switch (length) {
            case EXACT -> CIPHER_LENGTH + ulong + cipher;
            case ALIGNED_LESS_ONE -> aligned + cipher - 1;
            case ALIGNED -> aligned + cipher;
            case STRUCTURE -> aligned;
        };
    }

    /** Returns the blob in memory that is larger than any length that is said. */
    Memory blob(Sm2Ciphertext ciphertext) {
        var cipher = ciphertext.cipher();
        var blob = Zeroed.memory(CIPHER_LENGTH + ulong + cipher.length() + (long) ROOM_TO_SPARE);
        blob.write(FIELD - Sm2Ciphertext.PART, ciphertext.x().toArray(), 0, Sm2Ciphertext.PART);
        blob.write(2L * FIELD - Sm2Ciphertext.PART, ciphertext.y().toArray(), 0, Sm2Ciphertext.PART);
        blob.write(HASH, ciphertext.hash().toArray(), 0, Sm2Ciphertext.PART);
        blob.setInt(CIPHER_LENGTH, cipher.length());
        blob.write((long) CIPHER_LENGTH + ulong, cipher.toArray(), 0, cipher.length());
        return blob;
    }
}

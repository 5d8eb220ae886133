package signinghelper.token.skf;

import com.sun.jna.Pointer;

import java.util.Arrays;

/**
 * Data that a device reports about itself ({@code DEVINFO}; GM/T 0016-2012, 6.4.2).
 *
 * @param issuer of the U-Key, such as a certificate authority
 * @param isPacked true when the structure is packed as the standard says; otherwise the compiler's alignment applies
 * @param signatureAlgorithms {@code AlgAsymCap}
 */
record DeviceInfo(
        String manufacturer, String issuer, String label, String serial, boolean isPacked, int signatureAlgorithms) {
    /** More than the structure has in any layout. */
    static final int SIZE = 1024;

    /** The texts are at the same position in every layout, because only bytes precede them. */
    private static final int MANUFACTURER = 2;

    private static final int ISSUER = 66;
    private static final int LABEL = 130;
    private static final int SERIAL = 162;

    /** Position of {@code AlgSymCap} when packed; unpacked, two bytes of padding come before it. */
    private static final int PACKED_NUMBERS = 198;

    private static final int ALIGNED_NUMBERS = 200;
    /** SM1, SSF33, SM4, ZUC and vendors' own numbers above them, with the five modes. */
    private static final int NO_ALGORITHM = 0xFFFF_0000;

    static DeviceInfo read(Pointer info) {
        var isPacked = !isAligned(info);
        return new DeviceInfo(
                text(info, MANUFACTURER, 64),
                text(info, ISSUER, 64),
                text(info, LABEL, 32),
                text(info, SERIAL, 32),
                isPacked,
                asymmetric(info, isPacked));
    }

    private static boolean isAligned(Pointer info) {
        var first = info.getInt(ALIGNED_NUMBERS);
        return info.getShort(PACKED_NUMBERS) == 0 && first != 0 && (first & NO_ALGORITHM) == 0;
    }

    /** Behind {@code AlgSymCap}. It is never 0, so four zeros are the upper half of a {@code ULONG} of eight bytes. */
    private static int asymmetric(Pointer info, boolean isPacked) {
        var symmetric = isPacked ? PACKED_NUMBERS : ALIGNED_NUMBERS;
        var next = info.getInt(symmetric + 4L);
        return next != 0 ? next : info.getInt(symmetric + 8L);
    }

    private static String text(Pointer info, long offset, int length) {
        var bytes = info.getByteArray(offset, length);
        var end = 0;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        return NativeName.decode(Arrays.copyOf(bytes, end)).strip();
    }
}

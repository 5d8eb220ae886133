package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Header in front of an entry, and the descriptor behind it (APPNOTE.TXT 6.3.10, 4.3.7 and 4.3.9). Programs that read a
 * stream believe these, others the directory, so all must say the same.
 */
final class LocalHeader {
    static final int SIGNATURE = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int LENGTH = 30;
    private static final int NEEDED = 4;
    private static final int FLAGS = 6;
    private static final int METHOD = 8;
    private static final int CRC = 14;
    private static final int PACKED = 18;
    private static final int SIZE = 22;
    private static final int NAME_LENGTH = 26;
    private static final int EXTRA_LENGTH = 28;

    private static final int HAS_DESCRIPTOR = 8;
    private static final int UTF_8 = 0x800;
    /** How well it was packed, which says nothing to a reader. */
    private static final int EFFORT = 6;

    private static final int ENCRYPTED = 0x2041;
    private static final int LARGE = 0xFFFFFFFF;
    private static final int SHORT_DESCRIPTOR = 12;
    private static final int LONG_DESCRIPTOR = 20;

    private final ZipEntry entry;
    private final ByteBuffer fixed;
    private final byte[] name;
    private final byte[] extra;

    private LocalHeader(ZipOctets file, ZipEntry entry) throws IOException {
        this.entry = entry;
        this.fixed = file.read(entry.from(), LENGTH);
        this.name = new byte[Short.toUnsignedInt(fixed.getShort(NAME_LENGTH))];
        this.extra = new byte[Short.toUnsignedInt(fixed.getShort(EXTRA_LENGTH))];
        file.read(entry.from() + LENGTH, name.length + extra.length).get(name).get(extra);
    }

    /**
     * Finds where an entry's data begins.
     *
     * @throws OfdException {@code READINGS_DIFFER} unless the header says what the directory says; {@code ENCRYPTED}
     */
    static long data(ZipOctets file, ZipEntry entry) throws IOException, OfdException {
        var local = new LocalHeader(file, entry);
        var data = entry.from() + LENGTH + local.name.length + local.extra.length;
        var length = entry.to() - data - entry.packed();
        if ((entry.flags() & ENCRYPTED) != 0) {
            throw new OfdException(Code.ENCRYPTED, entry.name());
        }
        if (!local.agrees() || !local.hasDescriptor(file, data + entry.packed(), length)) {
            throw new OfdException(Code.READINGS_DIFFER, entry.name());
        }
        return data;
    }

    private boolean agrees() {
        var flags = Short.toUnsignedInt(fixed.getShort(FLAGS));
        var ignored = EFFORT | (isAscii() ? UTF_8 : 0);
        return fixed.getInt(0) == SIGNATURE
                && Short.toUnsignedInt(fixed.getShort(NEEDED)) <= ZipEntry.MOST_NEEDED
                && ExtraFields.areKnown(extra, isLarge())
                && Arrays.equals(name, entry.encodedName())
                // Without the flag a name is in code page 437 to some (APPNOTE.TXT, appendix D), and to others in any
                // encoding.
                && (isAscii() || (flags & UTF_8) != 0)
                && ((flags ^ entry.flags()) & ~ignored) == 0
                && (flags & ~(EFFORT | UTF_8 | HAS_DESCRIPTOR)) == 0
                && fixed.getShort(METHOD) == entry.method()
                && entry.isReadable(isDescribed())
                && agreesInSize();
    }

    private boolean isAscii() {
        for (var octet : name) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isDescribed() {
        return (fixed.getShort(FLAGS) & HAS_DESCRIPTOR) != 0;
    }

    /** Returns true where the sizes lie in an extra field. */
    private boolean isLarge() {
        return fixed.getInt(PACKED) == LARGE && fixed.getInt(SIZE) == LARGE;
    }

    /** With a descriptor behind the entry, these may be zero. */
    private boolean agreesInSize() {
        var crc = fixed.getInt(CRC);
        var packed = fixed.getInt(PACKED);
        var size = fixed.getInt(SIZE);
        if (isDescribed() && crc == 0 && packed == 0 && size == 0) {
            return true;
        }
        var isCrc = crc == (int) entry.crc() || (isDescribed() && crc == 0);
        if (isLarge()) {
            return isCrc && agreesInZip64();
        }
        return isCrc && packed == entry.packed() && size == entry.size();
    }

    private boolean agreesInZip64() {
        var at = ExtraFields.sizes(extra);
        if (at.isEmpty()) {
            return false;
        }
        var sizes = ZipDirectory.ordered(extra);
        var size = sizes.getLong(at.getAsInt());
        var packed = sizes.getLong(at.getAsInt() + Long.BYTES);
        return (size == entry.size() && packed == entry.packed()) || (isDescribed() && size == 0 && packed == 0);
    }

    private boolean hasDescriptor(ZipOctets file, long from, long length) throws IOException {
        if (!isDescribed() || length < SHORT_DESCRIPTOR || length > LONG_DESCRIPTOR + Integer.BYTES) {
            return !isDescribed() && length == 0;
        }
        var descriptor = file.read(from, (int) length);
        if (length == SHORT_DESCRIPTOR + Integer.BYTES || length == LONG_DESCRIPTOR + Integer.BYTES) {
            if (descriptor.getInt() != DESCRIPTOR) {
                return false;
            }
        }
        var isCrc = descriptor.getInt() == (int) entry.crc();
        return switch (descriptor.remaining()) {
            case 2 * Integer.BYTES ->
                isCrc && descriptor.getInt() == entry.packed() && descriptor.getInt() == entry.size();
            case 2 * Long.BYTES ->
                isCrc && descriptor.getLong() == entry.packed() && descriptor.getLong() == entry.size();
            default -> false;
        };
    }
}

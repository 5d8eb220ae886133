package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.verification.Code;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Entry of a zip file's directory (APPNOTE.TXT 6.3.10, 4.3.12).
 *
 * @param from position of the entry's local header
 * @param to position behind the entry
 * @param data position of the packed data; as large as {@code from} where it was not looked for
 * @param header in the directory
 */
record ZipEntry(long from, long to, long data, Bytes header) {
    static final int SIGNATURE = 0x02014b50;
    static final int LENGTH = 46;
    static final int NAME_LENGTH = 28;
    static final int EXTRA_LENGTH = 30;
    static final int COMMENT_LENGTH = 32;
    static final int OFFSET = 42;
    static final int MOST_NEEDED = 45;
    private static final int MADE_BY = 5;
    private static final int NEEDED = 6;
    private static final int FLAGS = 8;
    private static final int METHOD = 10;
    private static final int CRC = 16;
    private static final int PACKED = 20;
    private static final int SIZE = 24;
    private static final int DISK = 34;
    private static final int ATTRIBUTES = 38;
    private static final int MODE = 40;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int BUFFER = 1 << 16;

    /** Kinds of files in the high bits of a Unix mode: none said, folder, file. */
    private static final int KIND = 0xF000;

    private static final int FOLDER = 0x4000;
    private static final int FILE = 0x8000;

    /** Systems whose attributes are a Unix mode above those of DOS: FAT, Unix, NTFS by both its numbers, VFAT, macOS. */
    private static final Set<Integer> SYSTEMS = Set.of(0, 3, 10, 11, 14, 19);

    /** Attributes of DOS: some programs skip what has the first one, and make a folder of what has the second. */
    private static final int VOLUME = 0x08;

    private static final int DOS_FOLDER = 0x10;

    private ByteBuffer numbers() {
        return ZipDirectory.ordered(header.toArray());
    }

    byte[] encodedName() {
        return Arrays.copyOfRange(header.toArray(), LENGTH, LENGTH + length(NAME_LENGTH));
    }

    /** Returns the name, which ends with a slash for a folder. */
    String name() {
        return new String(encodedName(), StandardCharsets.UTF_8);
    }

    byte[] extra() {
        var from = LENGTH + length(NAME_LENGTH);
        return Arrays.copyOfRange(header.toArray(), from, from + length(EXTRA_LENGTH));
    }

    private int length(int field) {
        return Short.toUnsignedInt(numbers().getShort(field));
    }

    int flags() {
        return length(FLAGS);
    }

    int method() {
        return length(METHOD);
    }

    long crc() {
        return number(CRC);
    }

    long packed() {
        return number(PACKED);
    }

    long size() {
        return number(SIZE);
    }

    private long number(int field) {
        return Integer.toUnsignedLong(numbers().getInt(field));
    }

    boolean isFolder() {
        return name().endsWith("/");
    }

    /** Returns true for data whose end every reader finds: one of a stream finds none of stored data without a size. */
    boolean isReadable(boolean isDescribed) {
        var isPacked = method() == DEFLATED || (method() == STORED && !isDescribed && packed() == size());
        return isPacked && isPlain() && isFileOrFolder() && (!isFolder() || size() == 0);
    }

    /**
     * A comment has room for another directory, and programs leave out what lies on another disk or needs a later version than
     * that of zip64.
     */
    private boolean isPlain() {
        return length(COMMENT_LENGTH) == 0
                && length(DISK) == 0
                && length(NEEDED) <= MOST_NEEDED
                && ExtraFields.areKnown(extra(), false);
    }

    /** Programs write links as entries, and readers that unpack a file follow them; which mode they believe is up to the system. */
    private boolean isFileOrFolder() {
        var kind = length(MODE) & KIND;
        var refused = isFolder() ? VOLUME : VOLUME | DOS_FOLDER;
        return SYSTEMS.contains(Byte.toUnsignedInt(header.toArray()[MADE_BY]))
                && (kind == 0 || kind == (isFolder() ? FOLDER : FILE))
                && (length(ATTRIBUTES) & refused) == 0;
    }

    ZipEntry withEnd(long end) {
        return new ZipEntry(from, end, data, header);
    }

    ZipEntry withData(long position) {
        return new ZipEntry(from, to, position, header);
    }

    /** Returns the header for an entry that has moved. */
    Bytes headerAt(long moved) {
        var bytes = header.toArray();
        ZipDirectory.ordered(bytes).putInt(OFFSET, (int) moved);
        return Bytes.copyOf(bytes);
    }

    /** Opens the unpacked data. */
    InputStream open(ZipOctets file) {
        var packed = file.open(data, packed());
        return method() == STORED ? packed : new InflaterInputStream(packed, new Inflater(true), BUFFER);
    }

    /**
     * Unpacks the data once, to see that it has the size and the check value that the directory says, and that nothing
     * lies behind it.
     *
     * @throws OfdException {@code READINGS_DIFFER}, or {@code MALFORMED} for data that is broken
     */
    void check(ZipOctets file) throws IOException, OfdException {
        var inflater = new Inflater(true);
        var packed = file.open(data, packed());
        try (var in = method() == STORED ? packed : new InflaterInputStream(packed, inflater, BUFFER)) {
            var found = measure(in);
            var isWhole = method() == STORED || (inflater.finished() && inflater.getBytesRead() == packed());
            if (found != size() || !isWhole) {
                throw new OfdException(Code.READINGS_DIFFER, name());
            }
        } catch (ZipException | EOFException e) {
            throw new OfdException(Code.MALFORMED, name());
        } finally {
            inflater.end();
        }
    }

    private long measure(InputStream in) throws IOException {
        var crc = new CRC32();
        var buffer = new byte[BUFFER];
        var count = 0L;
        for (var read = in.read(buffer); read >= 0 && count <= size(); read = in.read(buffer)) {
            crc.update(buffer, 0, read);
            count += read;
        }
        if (count == size() && crc.getValue() != crc()) {
            throw new ZipException("CRC");
        }
        return count;
    }
}

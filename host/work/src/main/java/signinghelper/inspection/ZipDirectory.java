package signinghelper.inspection;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Central directory of a zip, at its end (PKWARE's APPNOTE.TXT 6.3.10, 4.3.12 to 4.3.16). The JDK's reader stops at the
 * first fault without naming it.
 *
 * <p>It names the damage of any zip, an OFD document among them. What an OFD is, shows and has signed, is read by {@code
 * formats.ofd.internal.container} alone, which stops at the first fault.
 *
 * @param entries at most 10,000
 * @param reach {@code LIMIT} if there are more
 * @param faults of the directory itself
 */
record ZipDirectory(List<Entry> entries, Reach reach, List<FileFault> faults) {
    static final int LOCAL_HEADER = 30;
    static final int LOCAL_SIGNATURE = 0x04034B50;

    private static final int MOST_ENTRIES = 10_000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int END_HEADER = 22;
    private static final int END_SIGNATURE = 0x06054B50;
    private static final int MOST_COMMENT = 0xFFFF;
    private static final int LOCATOR = 20;
    private static final int LOCATOR_SIGNATURE = 0x07064B50;
    private static final int LARGE_END_HEADER = 56;
    private static final int LARGE_END_SIGNATURE = 0x06064B50;
    private static final int ENTRY_HEADER = 46;
    private static final int ENTRY_SIGNATURE = 0x02014B50;
    private static final long NOT_HERE = 0xFFFFFFFFL;

    /**
     * Entry of the directory.
     *
     * @param name raw bytes, in an encoding that may be undeclared
     * @param crc CRC-32 of the unpacked data
     * @param packed size in bytes
     * @param offset of its local header, from the beginning of the file
     */
    record Entry(Bytes name, int flags, int method, long crc, long packed, long offset) {
        boolean isEncrypted() {
            return (flags & 1) != 0;
        }

        boolean isNamedInUtf8() {
            return (flags & 1 << 11) != 0;
        }
    }

    /** Position of the directory. */
    private record Place(long start, long size, long shift) {}

    static ZipDirectory read(InspectedFile file) throws IOException {
        var end = end(file);
        if (end < 0) {
            return new ZipDirectory(List.of(), Reach.PARTS, List.of(FileFault.CUT_SHORT));
        }
        var place = place(file, end);
        if (place == null) {
            return new ZipDirectory(List.of(), Reach.PARTS, List.of(FileFault.STRUCTURE_BROKEN));
        }
        return entries(file, place);
    }

    /**
     * Returns the position of the last end record whose comment ends exactly at the end of the file, or else of the
     * last one; -1 if the file has none.
     */
    private static long end(InspectedFile file) throws IOException {
        var from = Math.max(0, file.size() - END_HEADER - MOST_COMMENT);
        var bytes = file.numbers(from, END_HEADER + MOST_COMMENT);
        var last = -1L;
        for (var at = bytes.limit() - END_HEADER; at >= 0; at--) {
            if (bytes.getInt(at) == END_SIGNATURE) {
                if (at + END_HEADER + Short.toUnsignedInt(bytes.getShort(at + 20)) == bytes.limit()) {
                    return from + at;
                }
                last = last < 0 ? from + at : last;
            }
        }
        return last;
    }

    private static @Nullable Place place(InspectedFile file, long end) throws IOException {
        var header = file.numbers(end, END_HEADER);
        var size = Integer.toUnsignedLong(header.getInt(12));
        var offset = Integer.toUnsignedLong(header.getInt(16));
        if (size != NOT_HERE && offset != NOT_HERE) {
            return place(size, offset, end);
        }
        var locator = file.numbers(end - LOCATOR, LOCATOR);
        if (locator.remaining() < LOCATOR || locator.getInt(0) != LOCATOR_SIGNATURE) {
            return null;
        }
        var largeEnd = locator.getLong(8);
        var large = file.numbers(largeEnd, LARGE_END_HEADER);
        return large.remaining() < LARGE_END_HEADER || large.getInt(0) != LARGE_END_SIGNATURE
                ? null
                : place(large.getLong(40), large.getLong(48), largeEnd);
    }

    /** The directory ends where its end record begins; other data may stand before the zip. */
    private static @Nullable Place place(long size, long offset, long end) {
        var start = end - size;
        return size < 0 || offset < 0 || start < offset ? null : new Place(start, size, start - offset);
    }

    private static ZipDirectory entries(InspectedFile file, Place place) throws IOException {
        var bytes = file.numbers(place.start(), (int) Math.min(place.size(), MOST_BYTES));
        var entries = new ArrayList<Entry>();
        while (bytes.remaining() >= ENTRY_HEADER && entries.size() < MOST_ENTRIES) {
            var entry = bytes.getInt(bytes.position()) == ENTRY_SIGNATURE ? next(bytes, place.shift()) : null;
            if (entry == null) {
                return new ZipDirectory(List.copyOf(entries), Reach.PARTS, List.of(FileFault.STRUCTURE_BROKEN));
            }
            entries.add(entry);
        }
        var isWhole = !bytes.hasRemaining() && place.size() <= MOST_BYTES;
        return new ZipDirectory(List.copyOf(entries), isWhole ? Reach.WHOLE : Reach.LIMIT, List.of());
    }

    /** Reads the next entry; null if it does not fit into the directory. */
    private static @Nullable Entry next(ByteBuffer bytes, long shift) {
        var at = bytes.position();
        var nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
        var extraLength = Short.toUnsignedInt(bytes.getShort(at + 30));
        var length = ENTRY_HEADER + nameLength + extraLength + Short.toUnsignedInt(bytes.getShort(at + 32));
        if (length > bytes.remaining()) {
            return null;
        }
        var name = new byte[nameLength];
        bytes.get(at + ENTRY_HEADER, name);
        var extra = bytes.slice(at + ENTRY_HEADER + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
        var numbers = new LargeNumbers(extra);
        var plain = numbers.or(Integer.toUnsignedLong(bytes.getInt(at + 24)));
        var packed = numbers.or(Integer.toUnsignedLong(bytes.getInt(at + 20)));
        var offset = numbers.or(Integer.toUnsignedLong(bytes.getInt(at + 42)));
        bytes.position(at + length);
        return plain < 0 || packed < 0 || offset < 0
                ? null
                : new Entry(
                        Bytes.copyOf(name),
                        Short.toUnsignedInt(bytes.getShort(at + 8)),
                        Short.toUnsignedInt(bytes.getShort(at + 10)),
                        Integer.toUnsignedLong(bytes.getInt(at + 16)),
                        packed,
                        offset + shift);
    }

    /** Numbers of Zip64, one after the other for each value that is too large for its usual field (4.5.3). */
    private static final class LargeNumbers {
        private final ByteBuffer field;

        LargeNumbers(ByteBuffer extra) {
            this.field = find(extra);
        }

        private static ByteBuffer find(ByteBuffer extra) {
            while (extra.remaining() >= 4) {
                var id = extra.getShort();
                var length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
                if (id == 1) {
                    return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
                }
                extra.position(extra.position() + length);
            }
            return ByteBuffer.allocate(0);
        }

        long or(long usual) {
            return usual == NOT_HERE && field.remaining() >= Long.BYTES ? field.getLong() : usual;
        }
    }
}

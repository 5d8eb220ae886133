package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.Source;
import signinghelper.formats.verification.Code;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Directory of a zip file (APPNOTE.TXT 6.3.10, 4.3.12) that every program reads alike. Refused are a zip64 directory, octets
 * that belong to no entry, and entries whose own headers say something else.
 *
 * @param entries in the order in which they lie in the file
 */
public record ZipDirectory(List<ZipEntry> entries) {
    private static final String ZIP = "zip";
    private static final int END = 0x06054b50;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int END_LENGTH = 22;
    private static final int END_COUNT = 10;
    private static final int END_SIZE = 12;
    private static final int END_START = 16;
    private static final int END_COMMENT = 20;

    /** Longest end: one with the longest comment. */
    private static final int MAX_END = END_LENGTH + 0xFFFF;

    private static final int MAX_DIRECTORY = 64 << 20;

    public ZipDirectory {
        entries = List.copyOf(entries);
    }

    /**
     * Reads the directory of a file, and sees that the headers of the entries themselves say the same.
     *
     * @throws OfdException {@code MALFORMED}; {@code READINGS_DIFFER} where programs may read different entries
     */
    static ZipDirectory of(ZipOctets file) throws IOException, OfdException {
        try {
            var size = file.size();
            var length = (int) Math.min(size, MAX_END);
            var tail = file.read(size - length, length);
            var end = end(tail);
            var start = Integer.toUnsignedLong(end.getInt(END_START));
            var directory = Integer.toUnsignedLong(end.getInt(END_SIZE));
            if (directory > MAX_DIRECTORY) {
                throw new OfdException(Code.TOO_LARGE, ZIP);
            }
            if (start + directory != size - end.limit() || hasAnotherEnd(end) || hasLocator(tail, end.limit())) {
                throw new OfdException(Code.READINGS_DIFFER, ZIP);
            }
            var entries = new ArrayList<ZipEntry>();
            for (var entry :
                    parse(file.read(start, (int) directory), start, end).entries()) {
                entries.add(entry.withData(LocalHeader.data(file, entry)));
            }
            return new ZipDirectory(entries);
        } catch (EOFException e) {
            throw malformed();
        }
    }

    /** Some programs look for the last mark of an end, others for the one whose comment ends the file. */
    private static boolean hasAnotherEnd(ByteBuffer end) {
        for (var at = 1; at <= end.limit() - Integer.BYTES; at++) {
            if (end.getInt(at) == END) {
                return true;
            }
        }
        return false;
    }

    /**
     * Most programs look for a directory of zip64 right in front of the end, minizip anywhere in the last octets, such as in the data of an
     * entry.
     */
    private static boolean hasLocator(ByteBuffer tail, int end) {
        for (var at = 0; at <= tail.limit() - LOCATOR_LENGTH; at++) {
            if (tail.getInt(at) == LOCATOR
                    && (at == tail.limit() - end - LOCATOR_LENGTH
                            || (tail.getInt(at + 4) == 0 && tail.getInt(at + 16) == 1))) {
                return true;
            }
        }
        return false;
    }

    /** Reads the directory of a small zip file in memory, without a comment at its end. */
    static ZipDirectory of(byte[] zip) throws OfdException {
        var end = end(ordered(zip));
        var start = end.getInt(END_START);
        var directory = Arrays.copyOfRange(zip, start, zip.length - END_LENGTH);
        return parse(ordered(directory), start, end);
    }

    /** Finds the record at the end, whose comment must end the file. */
    private static ByteBuffer end(ByteBuffer tail) throws OfdException {
        for (var at = tail.limit() - END_LENGTH; at >= 0; at--) {
            var comment = Short.toUnsignedInt(tail.getShort(at + END_COMMENT));
            if (tail.getInt(at) == END && at + END_LENGTH + comment == tail.limit()) {
                return tail.slice(at, tail.limit() - at).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw malformed();
    }

    private static ZipDirectory parse(ByteBuffer directory, long start, ByteBuffer end) throws OfdException {
        var entries = new ArrayList<ZipEntry>();
        for (var at = 0; at < directory.limit(); ) {
            var entry = entry(directory, at);
            entries.add(entry);
            at += entry.header().length();
        }
        var count = Short.toUnsignedInt(end.getShort(END_COUNT));
        // Neither several disks nor more entries on this one.
        if (entries.size() != count
                || end.getShort(END_COUNT - Short.BYTES) != (short) count
                || end.getInt(Integer.BYTES) != 0) {
            throw new OfdException(Code.READINGS_DIFFER, ZIP);
        }
        return new ZipDirectory(withEnds(entries, start));
    }

    /** An entry ends where the next one begins, so that nothing between two of them is lost. */
    private static List<ZipEntry> withEnds(List<ZipEntry> entries, long start) throws OfdException {
        var sorted = entries.stream()
                .sorted(Comparator.comparingLong(ZipEntry::from))
                .toList();
        var found = new ArrayList<ZipEntry>();
        var from = 0L;
        for (var at = 0; at < sorted.size(); at++) {
            var entry = sorted.get(at);
            var to = at + 1 < sorted.size() ? sorted.get(at + 1).from() : start;
            if (entry.from() != from || to <= from) {
                throw new OfdException(Code.READINGS_DIFFER, entry.name());
            }
            found.add(entry.withEnd(to));
            from = to;
        }
        return found;
    }

    private static ZipEntry entry(ByteBuffer directory, int at) throws OfdException {
        if (directory.limit() - at < ZipEntry.LENGTH || directory.getInt(at) != ZipEntry.SIGNATURE) {
            throw malformed();
        }
        var length = ZipEntry.LENGTH
                + Short.toUnsignedInt(directory.getShort(at + ZipEntry.NAME_LENGTH))
                + Short.toUnsignedInt(directory.getShort(at + ZipEntry.EXTRA_LENGTH))
                + Short.toUnsignedInt(directory.getShort(at + ZipEntry.COMMENT_LENGTH));
        if (directory.limit() - at < length) {
            throw malformed();
        }
        var header = new byte[length];
        directory.get(at, header);
        var from = Integer.toUnsignedLong(directory.getInt(at + ZipEntry.OFFSET));
        return new ZipEntry(from, from, from, Bytes.copyOf(header));
    }

    static ByteBuffer ordered(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static OfdException malformed() {
        return new OfdException(Code.MALFORMED, ZIP);
    }

    /**
     * Lays out the container with further parts. Every other entry is carried over byte for byte, as it is packed.
     *
     * @param original the file of this directory
     * @param parts small parts that are new, or stand in the place of the original's
     * @param time of the new entries
     */
    public Signed with(Source original, Map<PartName, Bytes> parts, Instant time) {
        return UpdatedZip.of(original, this, parts, time);
    }

    /** Returns the record at the end of a file, without a comment. */
    static byte[] end(int count, long start, int length) {
        var bytes = new byte[END_LENGTH];
        var end = ordered(bytes);
        end.putInt(0, END);
        end.putShort(END_COUNT - 2, (short) count);
        end.putShort(END_COUNT, (short) count);
        end.putInt(END_SIZE, length);
        end.putInt(END_START, (int) start);
        return bytes;
    }
}

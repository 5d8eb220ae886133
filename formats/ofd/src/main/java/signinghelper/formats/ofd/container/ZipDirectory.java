package signinghelper.formats.ofd.container;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.Source;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Directory of a zip file (APPNOTE.TXT 6.3.10, 4.3.12), as far as it takes to carry entries over as they are. Files with a
 * zip64 directory, or with bytes before their first entry, are refused.
 *
 * @param entries in the order in which they lie in the file
 */
public record ZipDirectory(List<Entry> entries) {

    /**
     * Entry of the directory.
     *
     * @param from position of the entry's local header
     * @param to position behind the entry
     * @param header in the directory
     */
    record Entry(String name, long from, long to, Bytes header) {

        /** Returns the header for an entry that has moved. */
        Bytes headerAt(long moved) {
            var bytes = header.toArray();
            ordered(bytes).putInt(OFFSET, (int) moved);
            return Bytes.copyOf(bytes);
        }
    }

    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int NAME_LENGTH = 28;
    private static final int EXTRA_LENGTH = 30;
    private static final int COMMENT_LENGTH = 32;
    private static final int OFFSET = 42;

    private static final int END = 0x06054b50;
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

    /** Reads the directory of a file. */
    static ZipDirectory of(Path file) throws IOException, OfdException {
        try (var channel = FileChannel.open(file)) {
            var size = channel.size();
            var tail = read(channel, size - Math.min(size, MAX_END), (int) Math.min(size, MAX_END));
            var end = end(tail);
            var start = Integer.toUnsignedLong(end.getInt(END_START));
            var length = Integer.toUnsignedLong(end.getInt(END_SIZE));
            if (start + length != size - end.limit() || length > MAX_DIRECTORY) {
                throw malformed();
            }
            return parse(read(channel, start, (int) length), start, end.getShort(END_COUNT));
        }
    }

    /** Reads the directory of a small zip file in memory, without a comment at its end. */
    static ZipDirectory of(byte[] zip) throws OfdException {
        var end = end(ordered(zip));
        var start = end.getInt(END_START);
        var directory = Arrays.copyOfRange(zip, start, zip.length - END_LENGTH);
        return parse(ordered(directory), start, end.getShort(END_COUNT));
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

    private static ZipDirectory parse(ByteBuffer directory, long start, short count) throws OfdException {
        var entries = new ArrayList<Entry>();
        for (var at = 0; at < directory.limit(); ) {
            var header = header(directory, at, start);
            entries.add(header);
            at += header.header().length();
        }
        if (entries.size() != Short.toUnsignedInt(count)) {
            throw malformed();
        }
        return new ZipDirectory(withEnds(entries, start));
    }

    /** An entry ends where the next one begins, so that nothing between two of them is lost. */
    private static List<Entry> withEnds(List<Entry> entries, long start) throws OfdException {
        var sorted =
                entries.stream().sorted(Comparator.comparingLong(Entry::from)).toList();
        var found = new ArrayList<Entry>();
        var from = 0L;
        for (var at = 0; at < sorted.size(); at++) {
            var entry = sorted.get(at);
            var to = at + 1 < sorted.size() ? sorted.get(at + 1).from() : start;
            if (entry.from() != from || to <= from) {
                throw malformed();
            }
            found.add(new Entry(entry.name(), from, to, entry.header()));
            from = to;
        }
        return found;
    }

    private static Entry header(ByteBuffer directory, int at, long start) throws OfdException {
        if (directory.limit() - at < HEADER_LENGTH || directory.getInt(at) != HEADER) {
            throw malformed();
        }
        var name = Short.toUnsignedInt(directory.getShort(at + NAME_LENGTH));
        var length = HEADER_LENGTH
                + name
                + Short.toUnsignedInt(directory.getShort(at + EXTRA_LENGTH))
                + Short.toUnsignedInt(directory.getShort(at + COMMENT_LENGTH));
        if (directory.limit() - at < length) {
            throw malformed();
        }
        var header = new byte[length];
        directory.get(at, header);
        return new Entry(
                new String(header, HEADER_LENGTH, name, StandardCharsets.UTF_8),
                Integer.toUnsignedLong(directory.getInt(at + OFFSET)),
                start,
                Bytes.copyOf(header));
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException, OfdException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw malformed();
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer ordered(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static OfdException malformed() {
        return new OfdException(Code.MALFORMED, "zip");
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

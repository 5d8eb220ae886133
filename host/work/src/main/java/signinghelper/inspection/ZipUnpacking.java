package signinghelper.inspection;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.inspection.ZipDirectory.Entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks parts of a zip to nowhere and compares their checksums. */
final class ZipUnpacking {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int MOST_KEPT = 1024 * 1024;

    private final InspectedFile file;
    private final Budget budget;

    ZipUnpacking(InspectedFile file, Budget budget) {
        this.file = file;
        this.budget = budget;
    }

    /**
     * Part of a zip file, unpacked.
     *
     * @param kept unpacked bytes if requested, up to 1 MiB
     */
    record Unpacked(Reach reach, List<FileFault> faults, Bytes kept) {
        static Unpacked only(Reach reach) {
            return new Unpacked(reach, List.of(), Bytes.copyOf(new byte[0]));
        }

        static Unpacked fault(FileFault fault) {
            return new Unpacked(Reach.WHOLE, List.of(fault), Bytes.copyOf(new byte[0]));
        }
    }

    /** A part with a compression method that the JDK lacks is not inspected. */
    Unpacked unpack(Entry entry, boolean keep) throws IOException {
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            return Unpacked.only(Reach.PARTS);
        }
        var header = file.numbers(entry.offset(), ZipDirectory.LOCAL_HEADER);
        if (header.remaining() < ZipDirectory.LOCAL_HEADER || header.getInt(0) != ZipDirectory.LOCAL_SIGNATURE) {
            return Unpacked.fault(FileFault.STRUCTURE_BROKEN);
        }
        var start = entry.offset()
                + ZipDirectory.LOCAL_HEADER
                + Short.toUnsignedInt(header.getShort(26))
                + Short.toUnsignedInt(header.getShort(28));
        if (entry.packed() > file.size() - start) {
            return Unpacked.fault(FileFault.PART_UNREADABLE);
        }
        return new OnePart(entry, start, keep).unpack();
    }

    /** Unpacking of one part. */
    private final class OnePart {
        private final Entry entry;
        private final CRC32 crc = new CRC32();
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final boolean keep;
        private long position;
        private long left;

        OnePart(Entry entry, long start, boolean keep) {
            this.entry = entry;
            this.keep = keep;
            this.position = start;
            this.left = entry.packed();
        }

        Unpacked unpack() throws IOException {
            try {
                if (!(entry.method() == STORED ? copy() : inflate())) {
                    return Unpacked.only(Reach.LIMIT);
                }
            } catch (DataFormatException e) {
                return budget.isSpent() ? Unpacked.only(Reach.LIMIT) : Unpacked.fault(FileFault.PART_UNREADABLE);
            }
            return crc.getValue() == entry.crc()
                    ? new Unpacked(Reach.WHOLE, List.of(), Bytes.copyOf(kept.toByteArray()))
                    : Unpacked.fault(FileFault.CHECKSUM_WRONG);
        }

        private boolean copy() throws IOException {
            for (var block = next(); block.length > 0; block = next()) {
                if (!take(block, block.length)) {
                    return false;
                }
            }
            return !budget.isSpent();
        }

        private boolean inflate() throws IOException, DataFormatException {
            var inflater = new Inflater(true);
            try {
                var out = new byte[Budget.BLOCK];
                while (!inflater.finished()) {
                    if (inflater.needsInput()) {
                        inflater.setInput(more());
                    }
                    var length = inflater.inflate(out);
                    if (inflater.needsDictionary()) {
                        throw new DataFormatException("dictionary");
                    }
                    if (!take(out, length)) {
                        return false;
                    }
                }
                return true;
            } finally {
                inflater.end();
            }
        }

        private byte[] more() throws IOException, DataFormatException {
            var block = next();
            if (block.length == 0) {
                throw new DataFormatException("ends in the middle");
            }
            return block;
        }

        private byte[] next() throws IOException {
            var block = file.read(position, (int) Math.min(left, Budget.BLOCK));
            position += block.length;
            left -= block.length;
            return budget.spend(block.length) ? block : new byte[0];
        }

        private boolean take(byte[] bytes, int length) {
            crc.update(bytes, 0, length);
            if (keep) {
                kept.write(bytes, 0, Math.min(length, MOST_KEPT - kept.size()));
            }
            return budget.spend(length);
        }
    }
}

package signinghelper.inspection;

import signinghelper.inspection.FileInspector.Findings;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks a gzip to nowhere (RFC 1952), which compares its checksum. */
final class GzipInspection {
    private GzipInspection() {}

    static Findings of(InspectedFile file, Budget budget) throws IOException {
        var block = new byte[Budget.BLOCK];
        try (var in = new GZIPInputStream(new Reading(file))) {
            for (var read = in.read(block); read >= 0; read = in.read(block)) {
                if (!budget.spend(read)) {
                    return new Findings(Reach.LIMIT, List.of());
                }
            }
            return Findings.NONE;
        } catch (EOFException e) {
            return new Findings(Reach.WHOLE, List.of(FileFault.CUT_SHORT));
        } catch (ZipException e) {
            return new Findings(Reach.WHOLE, List.of(FileFault.CHECKSUM_WRONG));
        }
    }

    private static final class Reading extends InputStream {
        private final InspectedFile file;
        private long position;

        Reading(InspectedFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var part = file.read(position, length);
            if (part.length == 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(part, 0, buffer, offset, part.length);
            position += part.length;
            return part.length;
        }
    }
}

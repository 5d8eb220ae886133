package signinghelper.formats.ofd.internal.container;

import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Recognition of OFD documents: zip files at whose root lies OFD.xml, in the directory by which they are verified. Where that
 * directory is damaged or has two readings, a header that names the part is enough, so that the fault is found and told.
 */
public final class OfdRecognition {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] ROOT = PartName.ROOT.path().substring(1).getBytes(StandardCharsets.US_ASCII);

    /** Beginning and end in which headers are looked for. */
    private static final int PIECE = 1 << 16;

    private static final int LOCAL_HEADER = 30;
    private static final int LOCAL_NAME_LENGTH = 26;

    private OfdRecognition() {}

    /** Returns true for an OFD document, also for a damaged one. Nothing in it is unpacked. */
    public static boolean recognises(Source document) throws IOException {
        try (var in = document.open()) {
            if (!Arrays.equals(in.readNBytes(ZIP.length), ZIP)) {
                return false;
            }
        }
        var file = Files.createTempFile("signing-helper-", ".zip");
        try (var in = document.open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return hasRoot(file, document.limit());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean hasRoot(Path file, TimeLimit limit) throws IOException {
        try (var octets = new ZipOctets(file, limit)) {
            try {
                return ZipDirectory.of(octets).entries().stream()
                        .anyMatch(entry -> Arrays.equals(entry.encodedName(), ROOT));
            } catch (OfdException e) {
                var length = (int) Math.min(octets.size(), PIECE);
                return names(octets.read(0, length)) || names(octets.read(octets.size() - length, length));
            }
        }
    }

    private static boolean names(ByteBuffer piece) {
        for (var at = 0; at < piece.limit() - Integer.BYTES; at++) {
            var isNamed = switch (piece.getInt(at)) {
                case LocalHeader.SIGNATURE -> isNamed(piece, at + LOCAL_NAME_LENGTH, at + LOCAL_HEADER);
                case ZipEntry.SIGNATURE -> isNamed(piece, at + ZipEntry.NAME_LENGTH, at + ZipEntry.LENGTH);
                default -> false;
            };
            if (isNamed) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(ByteBuffer piece, int lengthAt, int nameAt) {
        return nameAt + ROOT.length <= piece.limit()
                && piece.getShort(lengthAt) == ROOT.length
                && piece.slice(nameAt, ROOT.length).equals(ByteBuffer.wrap(ROOT));
    }
}

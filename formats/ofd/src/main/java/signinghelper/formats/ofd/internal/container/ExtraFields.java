package signinghelper.formats.ofd.internal.container;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Extra fields of a header (APPNOTE.TXT 6.3.10, 4.5). Some give an entry another name (0x7075), mode (0x756e, 0x6c78) or target of a link
 * (0x000d) for the programs that know them, so that only those are read that do nothing of the kind.
 */
final class ExtraFields {
    private static final int ZIP64 = 1;

    /** Times and owners: of NTFS, and four of Info-ZIP. The last one marks Java archives and has no content. */
    private static final Set<Integer> HARMLESS = Set.of(0x000A, 0x5455, 0x5855, 0x7855, 0x7875, 0xCAFE);

    private ExtraFields() {}

    /**
     * Returns true where each field is a known one, whole and there once; fewer octets than a field has are padding.
     *
     * @param mayBeZip64 true for a header whose sizes lie in such a field
     */
    static boolean areKnown(byte[] extra, boolean mayBeZip64) {
        var fields = ZipDirectory.ordered(extra);
        var seen = new HashSet<Integer>();
        while (fields.remaining() >= Integer.BYTES) {
            var id = Short.toUnsignedInt(fields.getShort());
            var length = Short.toUnsignedInt(fields.getShort());
            var isKnown = HARMLESS.contains(id) || (mayBeZip64 && id == ZIP64);
            if (!isKnown || !seen.add(id) || length > fields.remaining()) {
                return false;
            }
            fields.position(fields.position() + length);
        }
        while (fields.hasRemaining()) {
            if (fields.get() != 0) {
                return false;
            }
        }
        return true;
    }

    /** Finds the content of the field that has sizes of eight octets, of two of them; the fields are known. */
    static OptionalInt sizes(byte[] extra) {
        var fields = ZipDirectory.ordered(extra);
        while (fields.remaining() >= Integer.BYTES) {
            var id = Short.toUnsignedInt(fields.getShort());
            var length = Short.toUnsignedInt(fields.getShort());
            if (id == ZIP64) {
                return length == 2 * Long.BYTES ? OptionalInt.of(fields.position()) : OptionalInt.empty();
            }
            fields.position(fields.position() + length);
        }
        return OptionalInt.empty();
    }
}

package signinghelper.token.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Import directory of a PE file (Microsoft's "PE Format"). Libraries that are loaded later, on their first call, are not
 * in it.
 */
final class PeImports {
    private static final int MOST_LIBRARIES = 512;
    private static final int MOST_SECTIONS = 96;

    private static final int PE_START = 0x3C;
    private static final long SIGNATURE = 0x0000_4550;
    private static final int COFF_HEADER = 24;
    private static final int MAGIC_32 = 0x10B;
    private static final int MAGIC_64 = 0x20B;
    private static final int SECTION = 40;
    private static final int DESCRIPTOR = 20;
    private static final int NAME_IN_DESCRIPTOR = 12;

    private final FileView file;
    private final long sections;
    private final int count;

    private PeImports(FileView file, long sections, int count) {
        this.file = file;
        this.sections = sections;
        this.count = count;
    }

    static NeededLibraries read(FileView file) throws IOException {
        var start = file.number32(PE_START);
        if (file.number32(start) != SIGNATURE) {
            throw new IOException("no PE signature");
        }
        var optional = start + COFF_HEADER;
        var count = file.number16(start + 6);
        var sections = optional + file.number16(start + 20);
        if (count > MOST_SECTIONS) {
            throw new IOException("too many sections: " + count);
        }
        var magic = file.number16(optional);
        if (magic != MAGIC_32 && magic != MAGIC_64) {
            throw new IOException("neither PE32 nor PE32+");
        }
        // The second of the data directories.
        var directory = optional + (magic == MAGIC_32 ? 96 : 112) + 8;
        var names = new PeImports(file, sections, count).names(file.number32(directory));
        return new NeededLibraries(names, List.of(), magic == MAGIC_32);
    }

    private List<String> names(long address) throws IOException {
        var names = new ArrayList<String>();
        if (address == 0) {
            return names;
        }
        for (var descriptor = offset(address); names.size() < MOST_LIBRARIES; descriptor += DESCRIPTOR) {
            var name = file.number32(descriptor + NAME_IN_DESCRIPTOR);
            if (name == 0) {
                return names;
            }
            names.add(file.name(offset(name)));
        }
        throw new IOException("too many imported libraries");
    }

    /** Returns where in the file an address is, relative to where the file is loaded. */
    private long offset(long address) throws IOException {
        for (var i = 0; i < count; i++) {
            var header = sections + (long) i * SECTION;
            var begin = file.number32(header + 12);
            var length = Math.max(file.number32(header + 8), file.number32(header + 16));
            if (address >= begin && address < begin + length) {
                return address - begin + file.number32(header + 20);
            }
        }
        throw new IOException("in no section: " + address);
    }
}

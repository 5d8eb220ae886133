package signinghelper.token.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Libraries that the system loads together with a library, as its file names them.
 *
 * @param names in the order of the file
 * @param places folders that the file adds to the system's (ELF {@code DT_RPATH} and {@code DT_RUNPATH})
 * @param is32Bit true when only 32-bit programs can load it
 */
record NeededLibraries(List<String> names, List<String> places, boolean is32Bit) {
    private static final int MZ = 0x5A4D;
    private static final long ELF = 0x464C_457F;

    NeededLibraries {
        names = List.copyOf(names);
        places = List.copyOf(places);
    }

    /**
     * Reads a PE (Windows) or ELF (Linux) file. A damaged file never leads out of itself, nor into a long loop.
     *
     * @throws IOException if it is neither or is damaged
     */
    static NeededLibraries of(Path file) throws IOException {
        return of(FileView.of(file));
    }

    static NeededLibraries of(FileView file) throws IOException {
        if (file.number16(0) == MZ) {
            return PeImports.read(file);
        }
        if (file.number32(0) == ELF) {
            return ElfImports.read(file);
        }
        throw new IOException("neither PE nor ELF");
    }
}

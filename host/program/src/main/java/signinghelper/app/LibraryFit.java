package signinghelper.app;

import signinghelper.platform.LibraryFile;
import signinghelper.profile.DriverLibrary;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Comparator;

/** Suitability of what this computer loads libraries with, the best first. */
enum LibraryFit {
    WIDE,
    ANY,
    NONE;

    private static final Logger LOG = System.getLogger(LibraryFit.class.getName());

    /** Reads the file's header; nothing fits a file that is not a library. */
    static LibraryFit of(Path path, DriverLibrary.Kind kind, JavaHomes javaHomes) {
        try {
            return LibraryFile.read(path).architectures().stream()
                    .filter(architecture -> javaHomes.of(architecture, kind).isPresent())
                    .map(architecture -> architecture.is64Bit() ? WIDE : ANY)
                    .min(Comparator.naturalOrder())
                    .orElse(NONE);
        } catch (IOException e) {
            LOG.log(Level.INFO, "cannot be read: " + path, e);
            return NONE;
        }
    }
}

package signinghelper.token.library;

import com.sun.jna.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Places where a system looks for the libraries that another library needs. */
interface SystemLibraries {

    /** Returns true for a name behind which the system puts a library of another name. */
    boolean provides(String name);

    /**
     * Returns the file that the system would take; empty when it would find none.
     *
     * @param library that needs it
     * @param places that the library's file adds
     */
    Optional<Path> find(String name, Path library, List<String> places);

    /** Creates the places of this computer, for a library of 32 or 64 bits. */
    static SystemLibraries ofThisComputer(boolean is32Bit) throws IOException {
        return Platform.isWindows()
                ? WindowsLibraries.of(Path.of(System.getenv().getOrDefault("SystemRoot", "C:\\Windows")), is32Bit)
                : LinuxLibraries.ofThisComputer();
    }

    /** Returns the first regular file of that name. */
    static Optional<Path> first(Stream<Path> folders, String name) {
        return folders.map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}

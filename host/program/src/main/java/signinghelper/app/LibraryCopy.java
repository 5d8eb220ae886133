package signinghelper.app;

import signinghelper.platform.FileOwnership;
import signinghelper.platform.LibraryFile;
import signinghelper.platform.OwnFolder;
import signinghelper.platform.WholeFile;
import signinghelper.profile.DriverLibrary;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Loaded file of a library with a hash: a copy in a private folder, with copies of the neighbours that the profile
 * names. The hashed bytes are the ones that are written, so the file cannot be exchanged in between.
 */
final class LibraryCopy implements LibraryTrust {
    private static final int LETTERS_OF_NAME = 32;

    private final Path folder;
    private final CopiesInUse inUse;

    /** Creates the rule with copies below {@code folder}. */
    LibraryCopy(Path folder) {
        this.folder = folder;
        this.inUse = new CopiesInUse(folder);
    }

    /**
     * Removes copies of libraries that {@code named} do not accept. To be called before this program has created any.
     */
    void removeAllBut(Collection<DriverLibrary> named) {
        inUse.removeAllBut(named);
    }

    /** Accepts a library that only the user or an administrator can change; with a hash, a copy is loaded. */
    @Override
    public Path accept(DriverLibrary driver, Path library) throws IOException, Refusal {
        if (driver.sha256().isEmpty()) {
            requireOwn(library);
            return library;
        }
        return of(driver, library);
    }

    /**
     * Copies the library and its neighbours, unless the same copies exist already.
     *
     * @return the library's copy, under the same file name
     * @throws Refusal {@code DRIVER_UNTRUSTED} if a file has none of its hashes, or other users may write it or its
     *     copy
     */
    Path of(DriverLibrary driver, Path library) throws IOException, Refusal {
        var name = library.getFileName().toString();
        var accepted = new TreeMap<String, byte[]>();
        accepted.put(name, read(library, driver.sha256()));
        for (var neighbour : driver.neighbours().entrySet()) {
            var file = library.resolveSibling(neighbour.getKey());
            if (Files.exists(file)) {
                accepted.put(neighbour.getKey(), read(file.toRealPath(), neighbour.getValue()));
            }
        }
        inUse.hold();
        var target = OwnFolder.make(folder.resolve(nameOf(accepted)));
        for (var file : accepted.entrySet()) {
            write(target.resolve(file.getKey()), file.getValue());
        }
        return target.resolve(name);
    }

    private static byte[] read(Path file, List<String> sha256) throws IOException, Refusal {
        requireOwn(file);
        var content = Files.readAllBytes(file);
        if (!sha256.contains(LibraryFile.sha256(content))) {
            throw untrusted(file);
        }
        return content;
    }

    /** Names a folder by the hash of its contents, so that another version gets a separate folder. */
    private static String nameOf(Map<String, byte[]> files) {
        var text = new StringBuilder();
        files.forEach((name, content) -> text.append(name)
                .append('\n')
                .append(LibraryFile.sha256(content))
                .append('\n'));
        return LibraryFile.sha256(text.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, LETTERS_OF_NAME);
    }

    /** Writes a copy unless it is there: on Windows a library in use cannot be written. */
    private static void write(Path copy, byte[] content) throws IOException, Refusal {
        if (!holds(copy, content)) {
            WholeFile.write(copy, content);
        }
        requireOwn(copy);
        if (!holds(copy, content)) {
            throw untrusted(copy);
        }
    }

    private static boolean holds(Path copy, byte[] content) throws IOException {
        return Files.isRegularFile(copy) && Arrays.equals(Files.readAllBytes(copy), content);
    }

    /** Refuses a file that other users may write, or whose folder they may write. */
    private static void requireOwn(Path file) throws IOException, Refusal {
        if (FileOwnership.isOpenToOthers(file)) {
            throw untrusted(file);
        }
    }

    private static Refusal untrusted(Path file) {
        return Refusal.of(ErrorCode.DRIVER_UNTRUSTED, new IOException("not loaded: " + file));
    }
}

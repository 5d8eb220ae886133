package signinghelper.testkit.stage;

import signinghelper.platform.LibraryFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A native library that a stage's profile names.
 *
 * @param kind kind in the profile's notation
 * @param name name of the driver
 * @param sha256 hashes of the files that are accepted; none: any file
 */
public record NamedLibrary(String kind, String name, Path file, List<String> sha256) {
    public NamedLibrary {
        sha256 = List.copyOf(sha256);
    }

    public static NamedLibrary pkcs11(String name, Path file) {
        return new NamedLibrary("pkcs11", name, file, List.of());
    }

    /** Creates the entry with the file's hash, so that the host loads a private copy. */
    public static NamedLibrary skf(String name, Path file) throws IOException {
        return new NamedLibrary(
                "skf", name, file, List.of(LibraryFile.read(file).sha256()));
    }
}

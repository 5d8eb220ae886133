package signinghelper.fleet;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.Architecture;
import signinghelper.platform.LibraryFile;
import signinghelper.platform.LibraryVersion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Vendor's library that is installed and in use. Its path is left out.
 *
 * @param driver name in the profile, or that of a library that was found
 * @param version null where the file has none
 * @param sha256 tells versions apart where the file has none; null for a file that cannot be read
 * @param architectures empty for a file that cannot be read or is no library
 */
public record InstalledDriver(
        String driver, @Nullable String version, @Nullable String sha256, List<Architecture> architectures) {
    private static final int MOST = 50;
    private static final long LARGEST = 64L << 20;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,31}");

    public InstalledDriver {
        architectures = List.copyOf(architectures);
    }

    /**
     * Reads the files of the libraries, and loads none.
     *
     * @param libraries by the driver's name, those that are not installed included
     */
    static List<InstalledDriver> of(Map<String, Path> libraries) {
        return libraries.entrySet().stream()
                .filter(library -> NAME.matcher(library.getKey()).matches())
                .filter(library -> Files.isRegularFile(library.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST)
                .map(library -> read(library.getKey(), library.getValue()))
                .toList();
    }

    private static InstalledDriver read(String driver, Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return new InstalledDriver(driver, null, null, List.of());
            }
            var content = Files.readAllBytes(file);
            var version = LibraryVersion.of(file, content).orElse(null);
            return new InstalledDriver(driver, version, LibraryFile.sha256(content), architectures(file));
        } catch (IOException e) {
            return new InstalledDriver(driver, null, null, List.of());
        }
    }

    private static List<Architecture> architectures(Path file) {
        try {
            return LibraryFile.read(file).architectures().stream().sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

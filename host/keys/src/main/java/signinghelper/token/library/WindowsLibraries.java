package signinghelper.token.library;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Places where Windows looks for a library that another one needs: the folder of that one, then its own folders. Older
 * runtimes of Visual C++ are in folders of {@code WinSxS}, to which the library's manifest leads.
 *
 * @param windows folder of Windows
 * @param system folder of its libraries for programs of that kind, {@code System32} or {@code SysWOW64}
 * @param assemblies beginning of the folders' names in {@code WinSxS}
 */
record WindowsLibraries(Path windows, Path system, String assemblies) implements SystemLibraries {
    private static final Logger LOG = System.getLogger(WindowsLibraries.class.getName());

    WindowsLibraries {
        Objects.requireNonNull(windows);
        Objects.requireNonNull(system);
        Objects.requireNonNull(assemblies);
    }

    /** Creates the places for a 32-bit or a 64-bit library of a 64-bit Windows. */
    static WindowsLibraries of(Path windows, boolean is32Bit) {
        return is32Bit
                ? new WindowsLibraries(windows, windows.resolve("SysWOW64"), "x86_microsoft.vc")
                : new WindowsLibraries(windows, windows.resolve("System32"), "amd64_microsoft.vc");
    }

    /** API sets are names of the loader alone. */
    @Override
    public boolean provides(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("api-ms-win-") || lower.startsWith("ext-ms-");
    }

    /** Windows compares names without case; so do its file systems. */
    @Override
    public Optional<Path> find(String name, Path library, List<String> places) {
        var near = Stream.of(library.resolveSibling(""), system, windows);
        return SystemLibraries.first(Stream.concat(near, assembled().stream()), name);
    }

    private List<Path> assembled() {
        var folders = new ArrayList<Path>();
        var all = windows.resolve("WinSxS");
        if (Files.isDirectory(all)) {
            try (var found = Files.newDirectoryStream(all, assemblies + "*")) {
                found.forEach(folders::add);
            } catch (IOException e) {
                LOG.log(Level.INFO, "cannot be listed: " + all, e);
            }
        }
        return folders;
    }
}

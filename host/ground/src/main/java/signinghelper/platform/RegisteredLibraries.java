package signinghelper.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SKF libraries that Windows' registry names: with a cryptographic provider, by an agreement of vendors in China, or
 * with a device as 网证通 (NETCA) lists them. Only {@code HKEY_LOCAL_MACHINE} is read, which only administrators can
 * write.
 */
public final class RegisteredLibraries {
    /** Limit of keys that are read at one place; a computer has about forty providers. */
    private static final int MOST_NAMES = 500;

    /** Kind of registry entry that names a library. */
    public enum By {
        @JsonProperty("provider")
        PROVIDER("SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider", "SKFImagePath"),
        @JsonProperty("netca-device")
        NETCA_DEVICE("SOFTWARE\\NETCA\\PKI\\Devices\\SKFDevice", "SkfDllPath");

        private final String path;
        private final String value;

        By(String path, String value) {
            this.path = path;
            this.value = value;
        }

        private Registry.Key key(View view) {
            return new Registry.Key(Root.LOCAL_MACHINE, view, path);
        }
    }

    /**
     * Registered library; the file may be missing.
     *
     * @param path full path, as a 64-bit program has to write it
     */
    public record Registered(By by, Path path) {
        public Registered {
            Objects.requireNonNull(by);
            Objects.requireNonNull(path);
        }
    }

    private final Registry registry;

    public RegisteredLibraries(Registry registry) {
        this.registry = registry;
    }

    /**
     * Returns full paths, those of the 64-bit view first.
     *
     * @param name of the cryptographic provider, or of NETCA's device
     */
    public List<Path> of(String name) {
        return Stream.of(By.values())
                .flatMap(by -> views().flatMap(view -> registered(by, view, name).stream()))
                .map(Registered::path)
                .distinct()
                .toList();
    }

    /** Returns the libraries of every provider and device. */
    public List<Registered> all() {
        return Stream.of(By.values())
                .flatMap(by -> views().flatMap(view -> registry.children(by.key(view)).stream()
                        .limit(MOST_NAMES)
                        .flatMap(name -> registered(by, view, name).stream())))
                .distinct()
                .toList();
    }

    private static Stream<View> views() {
        return Stream.of(View.BITS_64, View.BITS_32);
    }

    private Optional<Registered> registered(By by, View view, String name) {
        return registry.text(by.key(view).child(name), by.value)
                .flatMap(RegisteredLibraries::path)
                .map(path -> view == View.BITS_32 ? as64BitProgramsSee(path) : path)
                .map(path -> new Registered(by, path));
    }

    /** Accepts only a path: not a bare name, which Windows would search for, and not a path with a variable. */
    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Windows redirects a 32-bit program that writes {@code System32} to {@code SysWOW64}. */
    private Path as64BitProgramsSee(Path path) {
        var folders = new WindowsFolders(registry);
        return folders.system()
                .filter(path::startsWith)
                .flatMap(wide -> folders.systemOf32Bit()
                        .map(narrow -> narrow.resolve(path.subpath(wide.getNameCount(), path.getNameCount()))))
                .orElse(path);
    }
}

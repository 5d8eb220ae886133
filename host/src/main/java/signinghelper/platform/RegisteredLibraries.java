package signinghelper.platform;

import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SKF libraries that cryptographic providers name in Windows' registry, as vendors in China have agreed to. */
public final class RegisteredLibraries {
    private static final String PROVIDERS = "SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider";
    private static final String VALUE = "SKFImagePath";

    private final Registry registry;

    public RegisteredLibraries(Registry registry) {
        this.registry = registry;
    }

    /**
     * Full paths, as 64-bit programs see them first.
     *
     * @param provider name of the cryptographic provider
     */
    public List<Path> of(String provider) {
        return Stream.of(View.BITS_64, View.BITS_32)
                .map(view -> new Registry.Key(Root.LOCAL_MACHINE, view, PROVIDERS).child(provider))
                .flatMap(key -> registry.text(key, VALUE).stream())
                .flatMap(text -> path(text).stream())
                .distinct()
                .toList();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

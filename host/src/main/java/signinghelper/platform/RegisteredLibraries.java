package signinghelper.platform;

import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SKF libraries that are named in Windows' registry: with a cryptographic provider, as vendors in China have agreed to, or
 * with a device as 网证通 (NETCA) lists them.
 */
public final class RegisteredLibraries {
    private static final List<Place> PLACES = List.of(
            new Place("SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider", "SKFImagePath"),
            new Place("SOFTWARE\\NETCA\\PKI\\Devices\\SKFDevice", "SkfDllPath"));

    /** Below {@code path} there is a key for each name, and its {@code value} is the library's path. */
    private record Place(String path, String value) {}

    private final Registry registry;

    public RegisteredLibraries(Registry registry) {
        this.registry = registry;
    }

    /**
     * Full paths, as 64-bit programs see them first.
     *
     * @param name of the cryptographic provider, or of NETCA's device
     */
    public List<Path> of(String name) {
        return PLACES.stream()
                .flatMap(place ->
                        Stream.of(View.BITS_64, View.BITS_32).flatMap(view -> text(place, view, name).stream()))
                .flatMap(text -> path(text).stream())
                .distinct()
                .toList();
    }

    private Optional<String> text(Place place, View view, String name) {
        return registry.text(new Registry.Key(Root.LOCAL_MACHINE, view, place.path()).child(name), place.value());
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}

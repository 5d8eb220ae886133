package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;
import signinghelper.token.TokenDriver;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Kind of native library that a bridge can drive. A new kind is a class with its line in {@code META-INF/services}. */
public interface BridgedKind {

    /** Returns every kind that has a class; loads no driver of them. */
    static List<BridgedKind> all() {
        return ServiceLoader.load(BridgedKind.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Word for it among the arguments of a bridge. */
    String word();

    /**
     * Creates the driver of a library, which is not loaded yet.
     *
     * @param name of the driver, on the wire and in the log
     * @param options of this kind, from the profile; empty when it has none
     * @return empty when the options are not of this kind
     */
    Optional<TokenDriver> driver(String name, Path library, List<String> options);

    /**
     * Returns the library of this kind that every computer of a system has.
     *
     * @param windows folder of Windows; null on other systems
     * @return empty when the system has none
     */
    default Optional<Path> libraryOfSystem(@Nullable Path windows) {
        return Optional.empty();
    }
}

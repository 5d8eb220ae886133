package signinghelper.check;

import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.profile.Middleware;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cryptographic providers (CSPs) that are registered with Windows. A provider for 32-bit programs is named by the
 * registry path that 64-bit programs see. A backup of it therefore means the same to every program that opens it.
 */
public final class CryptographicProviders {
    /** Keys outside these are never removed. */
    private static final List<Registry.Key> PLACES = List.of(
            new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, "SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider"),
            new Registry.Key(
                    Root.LOCAL_MACHINE,
                    View.BITS_64,
                    "SOFTWARE\\WOW6432Node\\Microsoft\\Cryptography\\Defaults\\Provider"));

    /** Names that need no quoting on a command line; above all, no quotation mark. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()+,-]{0,199}");

    private static final int DEEPEST = 8;

    private final Registry registry;

    public CryptographicProviders(Registry registry) {
        this.registry = registry;
    }

    /** Keys of those that are {@code middleware}'s. */
    List<Registry.Key> of(Middleware middleware) {
        return PLACES.stream()
                .flatMap(place -> registry.children(place).stream()
                        .filter(middleware::hasProvider)
                        .map(place::child))
                .toList();
    }

    /**
     * Returns true when the key is a provider's and its name is safe on a command line. Neither the key nor a key below
     * it may be a link.
     */
    boolean isRemovable(Registry.Key key) {
        return PLACES.stream().anyMatch(place -> isRightBelow(place, key))
                && registry.exists(key)
                && withAllBelow(key, DEEPEST).noneMatch(registry::isLink);
    }

    private static boolean isRightBelow(Registry.Key place, Registry.Key key) {
        var start = place.path() + "\\";
        return key.root() == place.root()
                && key.view() == place.view()
                && key.path().startsWith(start)
                && NAME.matcher(key.path().substring(start.length())).matches();
    }

    private Stream<Registry.Key> withAllBelow(Registry.Key key, int depth) {
        // A link is not looked behind.
        var below = depth == 0 || registry.isLink(key)
                ? Stream.<Registry.Key>empty()
                : registry.children(key).stream().flatMap(name -> withAllBelow(key.child(name), depth - 1));
        return Stream.concat(Stream.of(key), below);
    }
}

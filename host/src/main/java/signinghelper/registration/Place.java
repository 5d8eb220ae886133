package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.Registry;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a part of a registration is kept: in a file or in a key, exactly one of them.
 *
 * @param scope who reads it
 * @param file a manifest, or an offered extension
 * @param key in Windows' registry
 * @param value of the key, by name; by default the one that leads to a manifest
 */
public record Place(Scope scope, @Nullable Path file, Registry.@Nullable Key key, String value) {
    public Place {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(value);
        if ((file == null) == (key == null)) {
            throw new IllegalArgumentException("a place is a file or a key");
        }
    }

    public static Place of(Scope scope, Path file) {
        return new Place(scope, file.toAbsolutePath(), null, Registry.DEFAULT_VALUE);
    }

    public static Place of(Scope scope, Registry.Key key) {
        return of(scope, key, Registry.DEFAULT_VALUE);
    }

    public static Place of(Scope scope, Registry.Key key, String value) {
        return new Place(scope, null, key, value);
    }

    /** For people. */
    @Override
    public String toString() {
        var name = value.equals(Registry.DEFAULT_VALUE) ? "" : " " + value;
        return Objects.toString(key == null ? file : key) + name;
    }
}

package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.Registry;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Place of one part of a registration: exactly one of a file or a registry key.
 *
 * @param scope users for whom it applies
 * @param file a manifest, or an offered extension
 * @param key in Windows' registry
 * @param value name of the key's value; the default value leads to a manifest
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

    /** Returns the place as text for users. */
    @Override
    public String toString() {
        var name = value.equals(Registry.DEFAULT_VALUE) ? "" : " " + value;
        return Objects.toString(key == null ? file : key) + name;
    }
}

package signinghelper.registration;

import org.jspecify.annotations.Nullable;
import signinghelper.platform.Registry;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a part of a registration is kept: in a file or in a key, exactly one of them.
 *
 * @param scope who reads it
 * @param file a manifest
 * @param key in Windows' registry; its default value leads to a manifest
 */
public record Place(Scope scope, @Nullable Path file, Registry.@Nullable Key key) {
    public Place {
        Objects.requireNonNull(scope);
        if ((file == null) == (key == null)) {
            throw new IllegalArgumentException("a place is a file or a key");
        }
    }

    public static Place of(Scope scope, Path file) {
        return new Place(scope, file.toAbsolutePath(), null);
    }

    public static Place of(Scope scope, Registry.Key key) {
        return new Place(scope, null, key);
    }

    /** For people. */
    @Override
    public String toString() {
        return Objects.toString(key == null ? file : key);
    }
}

package signinghelper.platform;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Windows' registry, as far as it is used here. Keys of 32-bit programs are separate below {@code
 * HKEY_LOCAL_MACHINE\\SOFTWARE} ({@code WOW6432Node}); below {@code HKEY_CURRENT_USER} both views are the same.
 *
 * <p>Reading throws {@link java.io.UncheckedIOException} where this Java cannot reach the registry at all.
 */
public interface Registry {

    /** Hive of the settings. */
    enum Root {
        CURRENT_USER("HKCU"),
        LOCAL_MACHINE("HKLM");

        private final String shortName;

        Root(String shortName) {
            this.shortName = shortName;
        }

        public String shortName() {
            return shortName;
        }
    }

    /** View of the registry, by the kind of program that reads it. */
    enum View {
        BITS_32,
        BITS_64
    }

    /**
     * A key.
     *
     * @param path below the root, parted by backslashes, e.g. {@code SOFTWARE\Chromium}
     */
    record Key(Root root, View view, String path) {
        public Key child(String name) {
            return new Key(root, view, path + "\\" + name);
        }

        /** Returns the key as text for users; the 32-bit view is marked. */
        @Override
        public String toString() {
            return root.shortName() + "\\" + path + (view == View.BITS_32 ? " (32-bit)" : "");
        }
    }

    /** Name of a key's default value. */
    String DEFAULT_VALUE = "";

    boolean exists(Key key);

    /** Returns true when it is a link to another key ({@code REG_LINK}), which is followed when it is opened. */
    boolean isLink(Key key);

    /** Reads a text value; empty when it does not exist or has another type. */
    Optional<String> text(Key key, String value);

    /** Reads a 32-bit value; empty when it does not exist or has another type. */
    Optional<Integer> number(Key key, String value);

    /** Returns the names of the values, without the default value; empty for a missing key. */
    List<String> values(Key key);

    /** Returns the names of the direct child keys; empty when the key does not exist. */
    List<String> children(Key key);

    /**
     * Writes a value and makes the keys above it.
     *
     * @throws java.nio.file.AccessDeniedException if it may not be written
     */
    void write(Key key, String value, String text) throws IOException;

    /**
     * Deletes a key with all keys below it; a missing key is ignored.
     *
     * @throws java.nio.file.AccessDeniedException if it may not be deleted
     */
    void delete(Key key) throws IOException;
}

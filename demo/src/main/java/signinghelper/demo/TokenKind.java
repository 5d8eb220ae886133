package signinghelper.demo;

import java.util.Locale;

/** The U-Keys of the demonstration. */
enum TokenKind {
    /** The software U-Key, and one behind PKCS#11. */
    SOFTWARE,
    /** A U-Key behind SKF in place of the others. */
    SKF;

    /** Throws {@link IllegalArgumentException} for a name that is none. */
    static TokenKind named(String name) {
        for (var kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such U-Key: " + name);
    }
}

package signinghelper.demo;

import java.util.Locale;

/** Which U-Keys the demonstration has. */
enum TokenKind {
    /** The software U-Key, and one behind PKCS#11. */
    SOFTWARE,
    /** In their place, one behind SKF. */
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

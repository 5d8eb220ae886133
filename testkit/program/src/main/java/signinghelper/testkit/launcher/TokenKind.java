package signinghelper.testkit.launcher;

import java.util.List;
import java.util.Locale;

/** Ways in which the host reaches the soft keys, and the kinds of keys that each can have. */
public enum TokenKind {
    /** Files that the host reads itself; on every system. */
    SOFTWARE("sm2,rsa,ec"),
    /** Soft library behind the SKF interface (GM/T 0016), which comes with the kit. */
    SKF("sm2,rsa"),
    /** SoftHSM2, which the computer must have; it has no SM2. */
    PKCS11("rsa,ec");

    private final String keys;

    TokenKind(String keys) {
        this.keys = keys;
    }

    /** Kinds of keys that it can have, in small letters. */
    List<String> keys() {
        return List.of(keys.split(",", -1));
    }

    /** Returns the kind in small letters, as options and folders name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package signinghelper.window.pin;

import signinghelper.prompt.OfferedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenInfo;

import java.util.ArrayList;
import java.util.List;

/** Choice of keys after U-Keys were plugged in or pulled out. The user's selected key never disappears. */
final class PluggedKeys {
    private PluggedKeys() {}

    /** Returns the present keys; a chosen key that is not among them is put first, as a pulled one. */
    static List<OfferedKey> with(OfferedKey chosen, List<OfferedKey> now) {
        if (indexOf(chosen, now) >= 0) {
            return List.copyOf(now);
        }
        var all = new ArrayList<OfferedKey>();
        all.add(chosen.blockedBy(Refusal.of(ErrorCode.TOKEN_REMOVED)));
        all.addAll(now);
        return List.copyOf(all);
    }

    /** Returns the index of {@code key} in {@code keys}, or -1. */
    static int indexOf(OfferedKey key, List<OfferedKey> keys) {
        for (var i = 0; i < keys.size(); i++) {
            if (isSame(key, keys.get(i))) {
                return i;
            }
        }
        return -1;
    }

    static boolean isPulled(OfferedKey key) {
        var blocked = key.blocked();
        return blocked != null && blocked.code() == ErrorCode.TOKEN_REMOVED;
    }

    private static boolean isSame(OfferedKey one, OfferedKey other) {
        var key = one.held().key();
        var otherKey = other.held().key();
        return isSame(one.held().token(), other.held().token())
                && key.use() == otherKey.use()
                && key.certificate().equals(otherKey.certificate());
    }

    /**
     * A U-Key may be plugged into another port, so it is identified by its serial number if it has one. Drivers notice
     * a U-Key one after the other, and the kept way changes meanwhile; then the certificate identifies it.
     */
    private static boolean isSame(TokenInfo one, TokenInfo other) {
        return !one.driver().equals(other.driver())
                || (one.serial().equals(other.serial())
                        && (!one.serial().isEmpty() || one.reference().equals(other.reference())));
    }
}

package signinghelper.token;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Rule for a new PIN, checked before it is sent to a U-Key; in the order in which users are told. */
public enum PinRule {
    LENGTH {
        @Override
        boolean holds(PinLengths lengths, CharSequence current, CharSequence fresh, CharSequence repeated) {
            return lengths.includes(fresh.length());
        }
    },
    /** Printable ASCII. */
    CHARACTERS {
        @Override
        boolean holds(PinLengths lengths, CharSequence current, CharSequence fresh, CharSequence repeated) {
            return Pin.isAcceptable(fresh);
        }
    },
    /** The new PIN differs from the current one. */
    DIFFERENT {
        @Override
        boolean holds(PinLengths lengths, CharSequence current, CharSequence fresh, CharSequence repeated) {
            return fresh.length() > 0 && CharSequence.compare(current, fresh) != 0;
        }
    },
    /** Typed twice alike. */
    REPEATED {
        @Override
        boolean holds(PinLengths lengths, CharSequence current, CharSequence fresh, CharSequence repeated) {
            return fresh.length() > 0 && CharSequence.compare(fresh, repeated) == 0;
        }
    };

    abstract boolean holds(PinLengths lengths, CharSequence current, CharSequence fresh, CharSequence repeated);

    /**
     * Returns the rules that are still broken.
     *
     * @param lengths that the U-Key accepts
     * @param repeated the new PIN, typed a second time
     */
    public static Set<PinRule> broken(
            PinLengths lengths, CharSequence current, CharSequence fresh, CharSequence repeated) {
        var broken = EnumSet.noneOf(PinRule.class);
        Arrays.stream(values())
                .filter(rule -> !rule.holds(lengths, current, fresh, repeated))
                .forEach(broken::add);
        return Collections.unmodifiableSet(broken);
    }
}

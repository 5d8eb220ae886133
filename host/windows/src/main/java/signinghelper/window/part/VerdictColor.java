package signinghelper.window.part;

import signinghelper.check.Verdict;

import java.awt.Color;

/** Colour of a verdict. It is only a visual aid; the verdict is always written in words too. */
public final class VerdictColor {
    private VerdictColor() {}

    public static Color of(Verdict verdict) {
        return Design.color(
                switch (verdict) {
                    case FAIL -> "bad";
                    case WARN, UNKNOWN -> "waiting";
                    case PASS -> "good";
                    case SKIPPED -> "quiet";
                });
    }

    /** Returns the name of the ground colour for a verdict. */
    public static String ground(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "bad-ground";
            case WARN, UNKNOWN -> "waiting-ground";
            case PASS -> "good-ground";
            case SKIPPED -> "info-ground";
        };
    }
}

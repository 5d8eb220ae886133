package signinghelper.window.part;

import signinghelper.check.Verdict;

import java.awt.Color;

/** Colour that helps the eye to find a verdict, which is always said in words as well. */
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
}

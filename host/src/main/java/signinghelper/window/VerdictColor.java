package signinghelper.window;

import signinghelper.check.Verdict;

import java.awt.Color;

/** Colour that helps the eye to find a verdict, which is always said in words as well. */
final class VerdictColor {
    private VerdictColor() {}

    static Color of(Verdict verdict) {
        return Design.color(
                switch (verdict) {
                    case FAIL -> "bad";
                    case WARN, UNKNOWN -> "waiting";
                    case PASS -> "good";
                    case SKIPPED -> "quiet";
                });
    }
}

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
}

package signinghelper.window;

import signinghelper.check.Verdict;

import java.awt.Color;
import java.util.Objects;
import javax.swing.UIManager;

/** Colour that helps the eye to find a verdict, which is always said in words as well. */
final class VerdictColor {
    private VerdictColor() {}

    static Color of(Verdict verdict) {
        var key = switch (verdict) {
            case FAIL -> "bad";
            case WARN, UNKNOWN -> "waiting";
            case PASS -> "good";
            case SKIPPED -> "quiet";
        };
        // Only where no look of ours has been set.
        return Objects.requireNonNullElse(UIManager.getColor("SigningHelper." + key), Color.BLACK);
    }
}

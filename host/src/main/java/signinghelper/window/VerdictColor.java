package signinghelper.window;

import signinghelper.check.Verdict;

import java.awt.Color;
import java.util.Objects;
import javax.swing.UIManager;

/** Helps the eye to find a verdict, which is always said in words as well. */
final class VerdictColor {
    private VerdictColor() {}

    static Color of(Verdict verdict) {
        var key = switch (verdict) {
            case FAIL -> "Actions.Red";
            case WARN, UNKNOWN -> "Actions.Yellow";
            case PASS -> "Actions.Green";
            case SKIPPED -> "Actions.Grey";
        };
        return Objects.requireNonNullElse(UIManager.getColor(key), Color.GRAY);
    }
}

package signinghelper.window.part;

import java.awt.FontMetrics;

/**
 * Single line of text, shortened in the middle when it is too long: beginning and end stay, since titles differ there.
 */
public final class MiddleElision {
    private static final String DOTS = "…";

    private MiddleElision() {}

    public static String of(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        var characters = text.codePoints().toArray();
        var kept = characters.length - 1;
        while (kept > 1 && metrics.stringWidth(without(characters, kept)) > width) {
            kept--;
        }
        return without(characters, kept);
    }

    private static String without(int[] characters, int kept) {
        var begin = (kept + 1) / 2;
        var end = kept / 2;
        return new String(characters, 0, begin) + DOTS + new String(characters, characters.length - end, end);
    }
}

package signinghelper.window.part;

import java.awt.Color;
import java.util.stream.IntStream;

/** Contrast ratio of two colours, from 1 to 21 (WCAG 2.2). */
public final class Contrast {
    /** Least ratio of a text and its ground, by WCAG 2.2, 1.4.3. */
    public static final double TEXT = 4.5;

    private Contrast() {}

    public static double of(Color one, Color other) {
        var brighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    /** Returns the relative luminance of {@code color}, from 0 to 1. */
    private static double luminance(Color color) {
        var linear = IntStream.of(color.getRed(), color.getGreen(), color.getBlue())
                .mapToDouble(value -> value / 255.0)
                .map(value -> value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}

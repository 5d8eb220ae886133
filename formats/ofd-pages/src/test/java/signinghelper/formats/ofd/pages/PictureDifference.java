package signinghelper.formats.ofd.pages;

import java.awt.image.BufferedImage;

/** Difference of two pictures of a page, in cells, so that edges may lie a pixel elsewhere. */
final class PictureDifference {
    private static final int CELLS = 50;
    private static final int COLOURS = 3;

    private PictureDifference() {}

    /** Returns the ink that differs as a share of that of the picture with more, from 0 for the same to 2. */
    static double of(BufferedImage one, BufferedImage other) {
        var different = 0.0;
        var inkOfOne = 0.0;
        var inkOfOther = 0.0;
        for (var colour = 0; colour < COLOURS; colour++) {
            for (var cell = 0; cell < CELLS * CELLS; cell++) {
                var ink = ink(one, cell, colour);
                var inkThere = ink(other, cell, colour);
                different += Math.abs(ink - inkThere);
                inkOfOne += ink;
                inkOfOther += inkThere;
            }
        }
        var most = Math.max(inkOfOne, inkOfOther);
        return most == 0 ? 0 : different / most;
    }

    /** Returns how much of a colour's light one cell lacks, from 0 to 1. */
    private static double ink(BufferedImage image, int cell, int colour) {
        var left = cell % CELLS * image.getWidth() / CELLS;
        var top = cell / CELLS * image.getHeight() / CELLS;
        var right = (cell % CELLS + 1) * image.getWidth() / CELLS;
        var bottom = (cell / CELLS + 1) * image.getHeight() / CELLS;
        var sum = 0L;
        for (var y = top; y < bottom; y++) {
            for (var x = left; x < right; x++) {
                sum += 0xFF - ((image.getRGB(x, y) >> (8 * colour)) & 0xFF);
            }
        }
        return (double) sum / 0xFF / Math.max(1, (right - left) * (bottom - top));
    }
}

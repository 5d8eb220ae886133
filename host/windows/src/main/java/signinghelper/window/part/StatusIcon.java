package signinghelper.window.part;

import signinghelper.check.Verdict;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.Scanner;
import java.util.regex.Pattern;
import javax.swing.Icon;

/** Icon of a state in its colour. It is only a visual aid; the state is always written in words too. */
public record StatusIcon(String name, int size) implements Icon {
    /** Side of the square that the paths are drawn in. */
    private static final double SIDE = 16;

    private static final Pattern COMMAND = Pattern.compile("([MLCZ])([^MLCZ]*)");

    public static StatusIcon of(Verdict verdict) {
        return of(verdict, Design.size("icon-size"));
    }

    /** Returns the icon in {@code size} pixels of the screen. */
    public static StatusIcon of(Verdict verdict, int size) {
        return new StatusIcon(nameOf(verdict), size);
    }

    /** Returns the icon {@code name} in the size that stands in a line of text. */
    public static StatusIcon of(String name) {
        return new StatusIcon(name, Design.size("icon-size"));
    }

    private static String nameOf(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "bad";
            case WARN -> "waiting";
            case UNKNOWN -> "unknown";
            case PASS -> "good";
            case SKIPPED -> "info";
        };
    }

    /** Reads SVG path data that has the absolute commands M, L, C and Z only, its numbers apart by blanks. */
    static Path2D outline(String data) {
        var outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        COMMAND.matcher(data)
                .results()
                .forEach(command -> append(outline, command.group(1), numbers(command.group(2))));
        return outline;
    }

    private static double[] numbers(String text) {
        try (var scanner = new Scanner(text)) {
            return scanner.tokens().mapToDouble(Double::parseDouble).toArray();
        }
    }

    private static void append(Path2D outline, String command, double[] at) {
        switch (command) {
            case "M" -> outline.moveTo(at[0], at[1]);
            case "L" -> outline.lineTo(at[0], at[1]);
            case "C" -> outline.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
            case "Z" -> outline.closePath();
            default -> throw new IllegalArgumentException("Path command " + command);
        }
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        paint(Design.color("icon." + name + ".colour"), graphics, x, y);
    }

    /** Paints the icon in a colour that its ground asks for. */
    public void paint(Color colour, Graphics graphics, int x, int y) {
        var copy = (Graphics2D) graphics.create();
        copy.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        copy.translate(x, y);
        copy.scale(size / SIDE, size / SIDE);
        copy.setColor(colour);
        copy.fill(outline(Design.path(name)));
        copy.dispose();
    }

    @Override
    public int getIconWidth() {
        return size;
    }

    @Override
    public int getIconHeight() {
        return size;
    }
}

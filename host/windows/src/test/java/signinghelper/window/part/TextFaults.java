package signinghelper.window.part;

import java.awt.Component;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingUtilities;

/** Search for texts of a window on the screen that cannot be read. In the event thread. */
public final class TextFaults {
    private TextFaults() {}

    /** Lists texts that stand out from their ground too little. */
    public static List<String> ofContrast(Window window, WindowPicture picture) {
        return ShownText.of(window).stream()
                .filter(text -> text.part().isEnabled() && showsLetters(text))
                .filter(text -> picture.contrast(text.place()) < Contrast.TEXT)
                .map(text -> "contrast %.1f: %s".formatted(picture.contrast(text.place()), text.text()))
                .toList();
    }

    /** Lists texts that are laid over one another. */
    public static List<String> ofOverlaps(Window window) {
        var found = new ArrayList<String>();
        var texts = ShownText.of(window);
        for (var one : texts) {
            texts.stream()
                    .filter(other -> other.part() != one.part() && !isWithin(one.part(), other.part()))
                    .filter(other -> !isWithin(other.part(), one.part()))
                    .filter(other -> other.place().intersects(one.place()))
                    .forEach(other -> found.add("laid over: " + one.text() + " and " + other.text()));
        }
        return found;
    }

    /** Returns false for a text of which less than three quarters of a line are left where it is scrolled away. */
    private static boolean showsLetters(ShownText text) {
        var line = text.part().getFontMetrics(text.part().getFont()).getHeight();
        return text.place().height >= line * 3 / 4;
    }

    private static boolean isWithin(Component part, Component other) {
        return SwingUtilities.isDescendingFrom(part, other);
    }
}

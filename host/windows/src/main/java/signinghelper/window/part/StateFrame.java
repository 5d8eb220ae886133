package signinghelper.window.part;

import com.formdev.flatlaf.ui.FlatLineBorder;
import com.formdev.flatlaf.util.UIScale;

import java.awt.Color;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.border.Border;

/** Borders of parts that have a state: in high contrast, where all grounds are alike, a frame shows it. */
public final class StateFrame {
    private StateFrame() {}

    /** Returns the border of a part on the ground of its state, with room of {@code gap} before the screen's scale. */
    public static Border around(Color state, int gap) {
        if (isWanted()) {
            return new FlatLineBorder(new Insets(gap, gap, gap, gap), state, 1, Design.size("radius"));
        }
        var room = UIScale.scale(gap);
        return BorderFactory.createEmptyBorder(room, room, room, room);
    }

    /** Returns an edge at the left, which goes around the whole part in high contrast. */
    static Border edge(Color state, int width) {
        var around = isWanted() ? 1 : 0;
        return BorderFactory.createMatteBorder(around, width, around, around, state);
    }

    private static boolean isWanted() {
        return Design.color("good-ground").equals(Design.color("background"));
    }
}

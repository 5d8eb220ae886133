package signinghelper.window.part;

import java.util.List;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;

/** Line with an arrow that shows what is folded below it. */
public final class Disclosure {
    private Disclosure() {}

    /**
     * Returns the line, and hides the parts that it shows while it is selected.
     *
     * @param onChange runs after each change
     */
    public static JToggleButton of(String words, List<JComponent> parts, Runnable onChange) {
        var line = PlainText.styled(PlainText.button(new JToggleButton(), words), "fold");
        line.setHorizontalAlignment(SwingConstants.LEADING);
        line.addActionListener(event -> {
            show(line, parts);
            onChange.run();
        });
        show(line, parts);
        return line;
    }

    private static void show(JToggleButton line, List<JComponent> parts) {
        line.setIcon(arrow(line.isSelected()));
        parts.forEach(part -> part.setVisible(line.isSelected()));
    }

    public static Icon arrow(boolean isOpen) {
        return StatusIcon.of(isOpen ? "down" : "right");
    }
}

package signinghelper.window.pin;

import signinghelper.guidance.Language;
import signinghelper.window.document.DocumentPanel;
import signinghelper.window.part.Appearance;

import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;

/**
 * Opens each of {@link PromptCases}, takes its picture and prints what of it cannot be seen: {@code FOLDER PICTURES}.
 * With the property {@code titled} the look and feel draws the title within the frame, as on Windows; with {@code only} it
 * opens those alone whose names match.
 */
final class PromptPictures {
    private final List<String> faults = new ArrayList<>();
    private final Robot robot = new Robot();

    private PromptPictures() throws Exception {}

    public static void main(String[] arguments) throws Exception {
        var ending = 1;
        try {
            JFrame.setDefaultLookAndFeelDecorated(Boolean.getBoolean("titled"));
            var program = new PromptPictures();
            var pictures = Files.createDirectories(Path.of(arguments[1]));
            program.take(Path.of(arguments[0]), pictures, Language.CHINESE, false);
            program.take(Path.of(arguments[0]), pictures, Language.ENGLISH, true);
            program.faults.forEach(System.out::println);
            ending = 0;
        } finally {
            System.exit(ending);
        }
    }

    private void take(Path folder, Path pictures, Language language, boolean isDark) throws Exception {
        SwingUtilities.invokeAndWait(() -> Appearance.apply(isDark));
        var name = language.tag() + (isDark ? "-dark-" : "-light-");
        var cases = new PromptCases[1];
        SwingUtilities.invokeAndWait(() -> cases[0] = new PromptCases(language, folder));
        for (var shown : cases[0].all().entrySet()) {
            if (!shown.getKey().matches(System.getProperty("only", ".*"))) {
                continue;
            }
            for (var step : shown.getValue().steps()) {
                SwingUtilities.invokeAndWait(step);
                settle();
            }
            var frame = frame();
            faults.addAll(lastingFaults(name + shown.getKey(), frame));
            var picture = robot.createScreenCapture(new Rectangle(frame.getBounds()));
            ImageIO.write(
                    picture,
                    "png",
                    pictures.resolve(name + shown.getKey() + ".png").toFile());
            SwingUtilities.invokeAndWait(shown.getValue().close());
        }
    }

    private void settle() throws Exception {
        robot.waitForIdle();
        robot.delay(400);
        robot.waitForIdle();
    }

    private static JFrame frame() {
        return Stream.of(Window.getWindows())
                .filter(Window::isShowing)
                .filter(JFrame.class::isInstance)
                .map(JFrame.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the faults that stay; a slow computer may still be laying the window out. */
    private List<String> lastingFaults(String name, JFrame frame) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        var found = new ArrayList<String>();
        SwingUtilities.invokeAndWait(() -> look(name, frame, found));
        while (!found.isEmpty() && System.nanoTime() < end) {
            settle();
            found.clear();
            SwingUtilities.invokeAndWait(() -> look(name, frame, found));
        }
        return found;
    }

    private static void look(String name, JFrame frame, List<String> faults) {
        var usable = ScreenChoice.usable(frame.getGraphicsConfiguration());
        if (!usable.contains(frame.getBounds())) {
            faults.add(name + ": leaves the screen: " + frame.getBounds());
        }
        for (var part : shown(frame.getContentPane(), new ArrayList<>())) {
            if (part.getParent() instanceof JScrollBar) {
                continue;
            }
            if (part instanceof JScrollBar bar && isForAll(bar) && frame.getHeight() < usable.height) {
                faults.add(name + ": scrolls although there is room");
            }
            if (part instanceof AskerBar && !(part.isShowing() && isWhole(part))) {
                faults.add(name + ": who asks is not seen");
            }
            if ((isPressed(part) && !isWhole(part)) || isCut(part)) {
                faults.add(name + ": cut: " + part);
            }
        }
        var focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        if (focused instanceof JComponent part && !(part instanceof JTable) && !isWhole(part)) {
            faults.add(name + ": has the focus and is not seen: " + part);
        }
        if (focused != null && canShowMoreBelow(focused)) {
            faults.add(name + ": hides what stands below the focus");
        }
    }

    /** Returns true when scrolling on would show more below {@code focused}, and still all of it. */
    private static boolean canShowMoreBelow(Component focused) {
        var column = (JComponent) SwingUtilities.getAncestorOfClass(QuestionLayout.class, focused);
        if (column == null) {
            return false;
        }
        var seen = column.getVisibleRect();
        var top = SwingUtilities.convertPoint(focused, 0, 0, column).y;
        return seen.y + seen.height < column.getHeight() && seen.y < top;
    }

    /** Returns true for the bar beside all that the window says, not for that of a list in it. */
    private static boolean isForAll(JScrollBar bar) {
        return bar.getParent() instanceof JScrollPane pane
                && bar == pane.getVerticalScrollBar()
                && pane.getViewport().getView() instanceof QuestionLayout;
    }

    /** Returns true for the two buttons that end the question. */
    private static boolean isPressed(JComponent part) {
        return part instanceof AbstractButton && SwingUtilities.getAncestorOfClass(QuestionLayout.class, part) == null;
    }

    private static boolean isWhole(JComponent part) {
        return part.getVisibleRect().equals(new Rectangle(part.getSize()));
    }

    /** Returns true for a part that is cut off and cannot be scrolled into view. */
    private static boolean isCut(JComponent part) {
        if (part instanceof JTextArea text) {
            return SwingUtilities.getAncestorOfClass(DocumentPanel.class, text) == null
                    && (text.getPreferredSize().height > text.getHeight() || isNarrowed(text));
        }
        return (part instanceof JLabel || part instanceof AbstractButton)
                && (part.getPreferredSize().width > part.getWidth() || isNarrowed(part));
    }

    private static boolean isNarrowed(JComponent part) {
        var seen = part.getVisibleRect().width;
        return (seen > 0 && seen < part.getWidth())
                || part.getWidth() > part.getParent().getWidth();
    }

    private static List<JComponent> shown(Container root, List<JComponent> found) {
        for (Component part : root.getComponents()) {
            if (part.isVisible() && part instanceof JComponent component) {
                found.add(component);
                shown(component, found);
            }
        }
        return found;
    }
}

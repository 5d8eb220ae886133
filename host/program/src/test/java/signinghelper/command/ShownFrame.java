package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.testkit.junit.Eventually;
import signinghelper.window.helper.DroppedFiles;

import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import javax.swing.text.JTextComponent;

/** The one window of this program, read and worked through its components. */
final class ShownFrame {
    private ShownFrame() {}

    static List<JFrame> frames() {
        return Stream.of(Window.getWindows())
                .filter(Window::isDisplayable)
                .filter(JFrame.class::isInstance)
                .map(JFrame.class::cast)
                .toList();
    }

    static JFrame frame() {
        return frames().get(0);
    }

    /** Returns the button with a letter, which is the same in both languages. */
    static AbstractButton button(String letter) {
        var letters = letter.equals("R") ? "RG" : letter;
        return all().stream()
                .filter(AbstractButton.class::isInstance)
                .map(AbstractButton.class::cast)
                .filter(button -> button.getMnemonic() != 0 && letters.indexOf((char) button.getMnemonic()) >= 0)
                .findFirst()
                .orElseThrow();
    }

    /** Types into the field whose label has this letter. */
    static void type(String letter, String text) throws Exception {
        inEventThread(() -> {
            all().stream()
                    .filter(JLabel.class::isInstance)
                    .map(JLabel.class::cast)
                    .filter(label -> label.getDisplayedMnemonic() == letter.charAt(0))
                    .map(label -> (JTextComponent) label.getLabelFor())
                    .forEach(field -> field.setText(text));
            return true;
        });
    }

    /** Turns to the page whose name has one of these letters. */
    static void page(String letters) throws Exception {
        inEventThread(() -> {
            var tabs = all().stream()
                    .filter(JTabbedPane.class::isInstance)
                    .map(JTabbedPane.class::cast)
                    .findFirst()
                    .orElseThrow();
            var place = IntStream.range(0, tabs.getTabCount())
                    .filter(tab -> letters.indexOf((char) tabs.getMnemonicAt(tab)) >= 0)
                    .findFirst()
                    .orElseThrow();
            tabs.setSelectedIndex(place);
            return true;
        });
    }

    /** Chooses the first row of the table that is shown. */
    static void chooseFirstRow() throws Exception {
        inEventThread(() -> {
            all().stream()
                    .filter(JTable.class::isInstance)
                    .map(JTable.class::cast)
                    .filter(Component::isShowing)
                    .findFirst()
                    .orElseThrow()
                    .changeSelection(0, 0, false, false);
            return true;
        });
    }

    static AbstractButton evidenceButton() {
        return all().stream()
                .filter(AbstractButton.class::isInstance)
                .map(AbstractButton.class::cast)
                .filter(button -> button.getText() != null && button.getText().matches("查看详情|Show details"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the button whose text begins with {@code pattern}. */
    static AbstractButton named(String pattern) {
        return buttons(pattern).findFirst().orElseThrow();
    }

    private static Stream<AbstractButton> buttons(String pattern) {
        return all().stream()
                .filter(AbstractButton.class::isInstance)
                .map(AbstractButton.class::cast)
                .filter(button -> button.getText() != null && button.getText().matches("(" + pattern + ").*"));
    }

    /** Drops a file on the page that takes files, and waits for its report. */
    static void drop(Path file) throws Exception {
        inEventThread(() -> {
            var target = all().stream()
                    .filter(JComponent.class::isInstance)
                    .map(JComponent.class::cast)
                    .filter(part -> part.getTransferHandler() != null
                            && part.getTransferHandler()
                                    .getClass()
                                    .getSimpleName()
                                    .equals("FileDrop"))
                    .findFirst()
                    .orElseThrow();
            var files = new DroppedFiles(List.of(file.toFile()));
            return target.getTransferHandler().importData(new TransferHandler.TransferSupport(target, files));
        });
        Eventually.until(
                "there is a report",
                () -> inEventThread(() -> buttons("保存签名|Save the signature")
                        .anyMatch(button -> button.getAccessibleContext()
                                .getAccessibleName()
                                .endsWith(String.valueOf(file.getFileName())))));
    }

    /** Waits until the diagnosis is over; it begins at the same moment as its link appears. */
    static void settle() throws Exception {
        Eventually.until(
                "it has been looked at", () -> inEventThread(() -> button("R").isEnabled()));
    }

    static List<JDialog> dialogs() {
        return Stream.of(Window.getWindows())
                .filter(Window::isShowing)
                .filter(JDialog.class::isInstance)
                .map(JDialog.class::cast)
                .toList();
    }

    static JDialog dialog() {
        return dialogs().get(0);
    }

    /** Returns the accessible name of the part that has the focus. */
    static String focused() {
        var focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        return focused == null
                ? ""
                : Objects.requireNonNullElse(focused.getAccessibleContext().getAccessibleName(), "");
    }

    static void click(AbstractButton button) throws Exception {
        inEventThread(() -> {
            button.doClick();
            return true;
        });
    }

    private static List<Component> all() {
        return all(frame().getContentPane());
    }

    private static List<Component> all(Component root) {
        var all = new ArrayList<Component>();
        collect(root, all);
        return all;
    }

    /** Returns how far the content is scrolled down, in pixels. */
    static int scrolled() {
        return all().stream()
                .filter(JScrollPane.class::isInstance)
                .map(JScrollPane.class::cast)
                .mapToInt(pane -> pane.getVerticalScrollBar().getValue())
                .findFirst()
                .orElseThrow();
    }

    private static void collect(Component component, List<Component> all) {
        if (component.isVisible()) {
            all.add(component);
            if (component instanceof Container container) {
                Stream.of(container.getComponents()).forEach(child -> collect(child, all));
            }
        }
    }

    static List<String> texts() {
        return texts(frame().getContentPane());
    }

    static List<String> texts(Component root) {
        return all(root).stream().flatMap(ShownFrame::text).toList();
    }

    private static Stream<String> text(Component component) {
        if (component instanceof JTextComponent area) {
            return Stream.of(area.getText());
        }
        if (component instanceof JLabel label) {
            return Stream.ofNullable(label.getText());
        }
        return component instanceof AbstractButton button ? Stream.ofNullable(button.getText()) : Stream.empty();
    }

    /** Returns the parts that accept the keyboard's focus and have no accessible name. */
    static List<String> nameless() {
        return nameless(frame().getContentPane());
    }

    static List<String> nameless(Component root) {
        return all(root).stream()
                .filter(component -> component instanceof JTextComponent || component instanceof AbstractButton)
                .filter(component -> Objects.requireNonNullElse(
                                        component.getAccessibleContext().getAccessibleName(), "")
                                .isEmpty()
                        && text(component).allMatch(String::isEmpty)
                        && component.isFocusable()
                        && component.getWidth() > 0
                        && !component
                                .getClass()
                                .getName()
                                .toLowerCase(Locale.ROOT)
                                .contains("scroll"))
                .map(Component::toString)
                .toList();
    }

    /** Labels and buttons that are narrower than their text. */
    static List<String> clipped(Component root) {
        return all(root).stream()
                .filter(component -> component instanceof JLabel || component instanceof AbstractButton)
                .filter(component -> component.getPreferredSize().width > component.getWidth())
                .flatMap(ShownFrame::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Letters that, with Alt, reach more than one part. */
    static List<String> ambiguousLetters(Component root) {
        var letters = new ArrayList<Integer>();
        for (var component : all(root)) {
            if (component instanceof AbstractButton button) {
                letters.add(button.getMnemonic());
            } else if (component instanceof JLabel label) {
                letters.add(label.getDisplayedMnemonic());
            } else if (component instanceof JTabbedPane tabs) {
                IntStream.range(0, tabs.getTabCount()).map(tabs::getMnemonicAt).forEach(letters::add);
            }
        }
        letters.removeIf(letter -> letter <= 0);
        return letters.stream()
                .filter(letter -> letters.indexOf(letter) != letters.lastIndexOf(letter))
                .map(Character::toString)
                .distinct()
                .toList();
    }

    static void takePicture(@Nullable Path file) throws Exception {
        if (file != null) {
            Eventually.until("it is painted", () -> frame().isShowing());
            var robot = new Robot();
            robot.waitForIdle();
            robot.delay(300);
            ImageIO.write(robot.createScreenCapture(new Rectangle(frame().getBounds())), "png", file.toFile());
        }
    }

    static <T> T inEventThread(java.util.concurrent.Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        SwingUtilities.invokeLater(task);
        return task.get();
    }
}

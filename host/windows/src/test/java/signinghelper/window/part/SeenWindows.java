package signinghelper.window.part;

import java.awt.Robot;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/**
 * Pictures of windows, and what of them cannot be seen. The folder in the property {@code approved} holds what the light
 * Chinese ones are compared with; with {@code approve} they are kept there.
 */
public final class SeenWindows {
    private static final String COMPARED = "zh-CN-light-";

    private final List<String> faults = new ArrayList<>();
    private final Robot robot = new Robot();
    private final Path pictures;

    public SeenWindows(Path pictures) throws Exception {
        this.pictures = Files.createDirectories(pictures);
    }

    /**
     * Keeps the picture of a window, and notes texts that are too pale.
     *
     * @param search lists further faults, in the event thread
     */
    public <W extends Window> void take(String name, W window, Function<W, List<String>> search) throws Exception {
        settle();
        note(name, lasting(() -> search.apply(window)));
        note(name, lasting(() -> TextFaults.ofContrast(window, WindowPicture.of(window, robot))));
        var picture = WindowPicture.of(window, robot);
        picture.write(pictures.resolve(name + ".png"));
        var approved = System.getProperty("approved", "");
        if (!approved.isEmpty() && name.startsWith(COMPARED)) {
            compare(name, new ApprovedPicture(Path.of(approved, name + ".png")), picture);
        }
    }

    private void compare(String name, ApprovedPicture approved, WindowPicture picture) {
        if (Boolean.getBoolean("approve")) {
            approved.approve(picture);
        } else {
            note(name, approved.difference(picture).stream().toList());
        }
    }

    public void note(String name, List<String> found) {
        found.forEach(one -> faults.add(name + ": " + one));
    }

    /** Prints the faults, one in a line. */
    public void print() {
        faults.forEach(System.out::println);
    }

    /** Waits until the window has painted what it was told. */
    public void settle() {
        robot.waitForIdle();
        robot.delay(200);
        robot.waitForIdle();
    }

    /** Returns the faults that stay; a slow computer may still be laying the window out. */
    private List<String> lasting(Supplier<List<String>> search) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        var found = inEventThread(search);
        while (!found.isEmpty() && System.nanoTime() < end) {
            settle();
            found = inEventThread(search);
        }
        return found;
    }

    private static List<String> inEventThread(Supplier<List<String>> search) throws Exception {
        var found = new ArrayList<String>();
        SwingUtilities.invokeAndWait(() -> found.addAll(search.get()));
        return found;
    }
}

package signinghelper.window.pin;

import signinghelper.guidance.Language;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.ApprovedPicture;
import signinghelper.window.part.ShownText;
import signinghelper.window.part.WindowPicture;
import signinghelper.work.WindowSettings.Look;

import java.awt.Robot;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/**
 * Opens each of {@link PromptCases}, takes its picture and prints what of it cannot be seen: {@code FOLDER PICTURES}.
 * With the property {@code titled} the look and feel draws the title within the frame, as on Windows; with {@code only} it
 * opens those alone whose names match. The folder in {@code approved} holds what pictures are compared with; with
 * {@code approve} they are kept there.
 */
final class PromptPictures {
    /** Most characters that a window may have in Chinese, blanks aside. */
    private static final Map<String, Integer> LENGTHS = Map.of("zh-CN-light-login", 120);

    private final List<String> faults = new ArrayList<>();
    private final Robot robot = new Robot();
    private final Path folder;
    private final Path pictures;

    private PromptPictures(Path folder, Path pictures) throws Exception {
        this.folder = folder;
        this.pictures = Files.createDirectories(pictures);
    }

    public static void main(String[] arguments) throws Exception {
        var ending = 1;
        try {
            JFrame.setDefaultLookAndFeelDecorated(Boolean.getBoolean("titled"));
            var program = new PromptPictures(Path.of(arguments[0]), Path.of(arguments[1]));
            for (var language : Language.values()) {
                for (var look : List.of(Look.LIGHT, Look.DARK, Look.CONTRAST)) {
                    program.take(language, look);
                }
            }
            program.faults.forEach(System.out::println);
            ending = 0;
        } finally {
            System.exit(ending);
        }
    }

    private void take(Language language, Look look) throws Exception {
        SwingUtilities.invokeAndWait(() -> Appearance.apply(look));
        var name = language.tag() + "-" + look.name().toLowerCase(Locale.ROOT) + "-";
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
            look(name + shown.getKey());
            SwingUtilities.invokeAndWait(shown.getValue().close());
        }
    }

    private void look(String name) throws Exception {
        var frame = frame();
        fault(name, lasting(() -> WindowFaults.ofPlaces(frame)));
        fault(name, lasting(() -> WindowFaults.ofContrast(frame, WindowPicture.of(frame, robot))));
        fault(name, lasting(() -> tooLong(name, frame)));
        var picture = WindowPicture.of(frame, robot);
        picture.write(pictures.resolve(name + ".png"));
        var approved = System.getProperty("approved", "");
        if (!approved.isEmpty() && name.startsWith("zh-CN-light-")) {
            compare(name, new ApprovedPicture(Path.of(approved, name + ".png")), picture);
        }
    }

    private void compare(String name, ApprovedPicture approved, WindowPicture picture) {
        if (Boolean.getBoolean("approve")) {
            approved.approve(picture);
        } else {
            fault(name, approved.difference(picture).stream().toList());
        }
    }

    private static List<String> tooLong(String name, JFrame frame) {
        var length = ShownText.of(frame).stream()
                .map(ShownText::text)
                .mapToInt(text -> text.replaceAll("\\s", "").length())
                .sum();
        return length > LENGTHS.getOrDefault(name, Integer.MAX_VALUE)
                ? List.of(length + " characters: "
                        + ShownText.of(frame).stream().map(ShownText::text).toList())
                : List.of();
    }

    private void fault(String name, List<String> found) {
        found.forEach(one -> faults.add(name + ": " + one));
    }

    private void settle() {
        robot.waitForIdle();
        robot.delay(200);
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

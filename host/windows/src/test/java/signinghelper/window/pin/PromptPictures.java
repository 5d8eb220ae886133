package signinghelper.window.pin;

import signinghelper.guidance.Language;
import signinghelper.testkit.desktop.WindowProgram;
import signinghelper.window.part.Appearance;
import signinghelper.window.part.SeenWindows;
import signinghelper.window.part.ShownText;
import signinghelper.work.WindowSettings.Look;

import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/**
 * Opens each of {@link PromptCases}, takes its picture and prints what of it cannot be seen: {@code FOLDER PICTURES}.
 * With the property {@code titled} the look and feel draws the title within the frame, as on Windows; with {@code only} it
 * takes those of one language and look alone, such as {@code zh-CN-light-}; with those of {@link SeenWindows} it compares.
 */
final class PromptPictures {
    /** Most characters that a window may have in Chinese, blanks and its title aside. */
    private static final Map<String, Integer> LENGTHS = Map.of("zh-CN-light-login", 120);

    private final Path folder;
    private final SeenWindows seen;

    private PromptPictures(Path folder, Path pictures) throws Exception {
        this.folder = folder;
        this.seen = new SeenWindows(pictures);
    }

    public static void main(String[] arguments) {
        WindowProgram.runAndExit(() -> {
            JFrame.setDefaultLookAndFeelDecorated(Boolean.getBoolean("titled"));
            var program = new PromptPictures(Path.of(arguments[0]), Path.of(arguments[1]));
            for (var language : Language.values()) {
                for (var look : List.of(Look.LIGHT, Look.DARK, Look.CONTRAST)) {
                    program.take(language, look);
                }
            }
            program.seen.print();
        });
    }

    private void take(Language language, Look look) throws Exception {
        var name = language.tag() + "-" + look.name().toLowerCase(Locale.ROOT) + "-";
        if (!name.startsWith(System.getProperty("only", ""))) {
            return;
        }
        SwingUtilities.invokeAndWait(() -> Appearance.apply(look));
        var cases = new PromptCases[1];
        SwingUtilities.invokeAndWait(() -> cases[0] = new PromptCases(language, folder));
        for (var shown : cases[0].all().entrySet()) {
            for (var step : shown.getValue().steps()) {
                SwingUtilities.invokeAndWait(step);
                seen.settle();
            }
            seen.take(name + shown.getKey(), frame(), frame -> faults(name + shown.getKey(), frame));
            SwingUtilities.invokeAndWait(shown.getValue().close());
        }
    }

    private static List<String> faults(String name, JFrame frame) {
        var found = new ArrayList<>(WindowFaults.ofPlaces(frame));
        var length = ShownText.of(frame).stream()
                .map(ShownText::text)
                .filter(text -> !text.equals(frame.getTitle()))
                .mapToInt(text -> text.replaceAll("\\s", "").length())
                .sum();
        if (length > LENGTHS.getOrDefault(name, Integer.MAX_VALUE)) {
            found.add(length + " characters: "
                    + ShownText.of(frame).stream().map(ShownText::text).toList());
        }
        return found;
    }

    private static JFrame frame() {
        return Stream.of(Window.getWindows())
                .filter(Window::isShowing)
                .filter(JFrame.class::isInstance)
                .map(JFrame.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

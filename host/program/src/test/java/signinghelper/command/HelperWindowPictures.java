package signinghelper.command;

import signinghelper.guidance.Language;
import signinghelper.testkit.desktop.WindowProgram;
import signinghelper.window.part.SeenWindows;
import signinghelper.window.part.TextFaults;
import signinghelper.work.WindowSettings;
import signinghelper.work.WindowSettings.Look;

import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Program that takes a picture of every page in both languages and each look, and prints what of them cannot be seen:
 * {@code FOLDER PICTURES}. It is separate because it needs a display. With the properties of {@link SeenWindows} it
 * compares; with {@code only} it takes those of one language and look alone, such as {@code zh-CN-light-}.
 */
final class HelperWindowPictures {
    private HelperWindowPictures() {}

    public static void main(String[] arguments) {
        WindowProgram.runAndExit(() -> {
            var helper = new ShownHelper(Path.of(arguments[0]));
            var seen = new SeenWindows(Path.of(arguments[1]));
            for (var look : List.of(Look.LIGHT, Look.DARK, Look.CONTRAST)) {
                for (var language : Language.values()) {
                    var name = language.tag() + "-" + look.name().toLowerCase(Locale.ROOT) + "-";
                    if (!name.startsWith(System.getProperty("only", ""))) {
                        continue;
                    }
                    helper.settings.keep(WindowSettings.USUAL.looking(look));
                    HelperWalk.through(
                            helper,
                            language,
                            (state, window) -> seen.take(name + state, window, HelperWindowPictures::faults));
                    seen.note(name, copied());
                }
            }
            seen.print();
        });
    }

    private static List<String> faults(Window window) {
        var found = new ArrayList<>(TextFaults.ofOverlaps(window));
        ShownFrame.nameless(window).forEach(part -> found.add("no name: " + part));
        ShownFrame.clipped(window).forEach(text -> found.add("clipped: " + text));
        ShownFrame.ambiguousLetters(window).forEach(letter -> found.add("letter of several: " + letter));
        return found;
    }

    /** Compares what the walk has copied with the line for support. */
    private static List<String> copied() throws Exception {
        var text = Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
        return ShownHelper.SUPPORT_LINE.equals(text) ? List.of() : List.of("copied: " + text);
    }
}

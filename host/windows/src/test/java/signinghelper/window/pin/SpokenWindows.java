package signinghelper.window.pin;

import signinghelper.guidance.Language;
import signinghelper.testkit.desktop.WindowProgram;
import signinghelper.window.part.Desktop;
import signinghelper.window.spoken.SpokenProgram;

import java.awt.Robot;
import java.nio.file.Path;
import javax.swing.SwingUtilities;

/**
 * Opens those of {@link PromptCases} whose names match, for a screen reader: {@code FOLDER CASES}. A program of its own,
 * for it needs a display and a session bus.
 */
final class SpokenWindows {
    private SpokenWindows() {}

    public static void main(String[] arguments) {
        WindowProgram.runAndExit(() -> {
            SpokenProgram.sayThatAReaderRuns();
            new Desktop().require();
            var cases = new PromptCases[1];
            SwingUtilities.invokeAndWait(() -> cases[0] = new PromptCases(Language.CHINESE, Path.of(arguments[0])));
            for (var shown : cases[0].all().entrySet()) {
                if (shown.getKey().matches(arguments[1])) {
                    for (var step : shown.getValue().steps()) {
                        SwingUtilities.invokeAndWait(step);
                        new Robot().waitForIdle();
                    }
                    SpokenProgram.tell(shown.getKey());
                    SwingUtilities.invokeAndWait(shown.getValue().close());
                }
            }
        });
    }
}

package signinghelper.command;

import signinghelper.guidance.Language;
import signinghelper.testkit.desktop.WindowProgram;
import signinghelper.window.spoken.SpokenProgram;

import java.nio.file.Path;

/**
 * Opens those states of the helper window whose names match, for a screen reader: {@code FOLDER STATES}. A program of its
 * own, for it needs a display and a session bus.
 */
final class SpokenHelper {
    private SpokenHelper() {}

    public static void main(String[] arguments) {
        WindowProgram.runAndExit(() -> {
            SpokenProgram.sayThatAReaderRuns();
            HelperWalk.through(new ShownHelper(Path.of(arguments[0])), Language.CHINESE, (state, window) -> {
                if (state.matches(arguments[1])) {
                    SpokenProgram.tell(state);
                }
            });
        });
    }
}

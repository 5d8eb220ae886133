package signinghelper.testkit.program;

import signinghelper.testkit.launcher.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The soft SKF library that the kit carries: for the system and processor on which the kit was built. */
final class SoftLibrary {
    private static final String TOOL = "softskf-device";

    private SoftLibrary() {}

    /** Returns the folder's name for this computer, e.g. {@code linux-amd64}. */
    static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).split(" ", 2)[0];
        return system + "-" + System.getProperty("os.arch");
    }

    /** Lets its tool be started; {@code folder} is this computer's. */
    static void require(Path folder) throws Problem, IOException {
        var tool = folder.resolve(TOOL);
        if (!Files.exists(tool)) {
            throw new Problem(
                    "这个测试工具包没有用于本系统（" + platform() + "）的 SKF 软库。请用 --token software，它在所有系统上都可用。",
                    "This test kit has no soft SKF library for this system (" + platform()
                            + "). Take --token software, which works on every system.");
        }
        if (!tool.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + tool);
        }
    }
}

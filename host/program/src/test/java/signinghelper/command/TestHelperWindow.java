package signinghelper.command;

import signinghelper.app.Helper;
import signinghelper.app.TestEdges;
import signinghelper.content.PrivateFolder;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.preview.TestPages;
import signinghelper.prompt.Prompt;
import signinghelper.window.helper.SwingHelperWindow;
import signinghelper.window.part.Desktop;
import signinghelper.window.pin.SwingPrompt;
import signinghelper.work.HelperWindow;
import signinghelper.work.KeptSettings;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The real window of a helper between a test's edges, for programs that have a display. */
final class TestHelperWindow {
    private TestHelperWindow() {}

    /**
     * Makes it with real windows for PINs.
     *
     * @param folder folder for copies of documents
     */
    static HelperWindow of(TestEdges edges, Path folder) {
        var desktop = new Desktop();
        var guidance = new GuidanceBook();
        var prompt = new SwingPrompt(
                desktop, guidance, TestPages.preview(new PrivateFolder(folder.resolve("copies"))), folder);
        prompt.prepare();
        return of(edges, desktop, guidance, prompt);
    }

    /** Makes it with a user who acts through {@code prompt} and has made {@code settings}. */
    static HelperWindow of(TestEdges edges, Prompt prompt, KeptSettings settings) {
        return of(edges, new Desktop(settings::read), new GuidanceBook(), prompt);
    }

    private static HelperWindow of(TestEdges edges, Desktop desktop, GuidanceBook guidance, Prompt prompt) {
        var made = new AtomicReference<HelperWindow>();
        var unused = new Helper(edges.with(prompt)
                .withWindow(work -> {
                    made.set(new SwingHelperWindow(desktop, work, guidance, new CheckBook(), TestEdges.VERSION));
                    return made.get();
                })
                .edges());
        return Objects.requireNonNull(made.get());
    }
}

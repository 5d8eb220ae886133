package signinghelper.window.removal;

import signinghelper.check.Verdict;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.platform.OperatingSystem;
import signinghelper.prompt.RemovalPrompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Desktop;
import signinghelper.window.part.EventThread;
import signinghelper.window.part.Words;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/** Prompt in a window of this process, which stays open until the user has read the result. */
public final class SwingRemovalPrompt implements RemovalPrompt {
    private final Desktop desktop;
    private final GuidanceBook guidance;
    private final Path kept;

    /**
     * Creates the prompt; {@code desktop} gives all windows the same appearance.
     *
     * @param kept folder that stays after the removal; the user is told about it
     */
    public SwingRemovalPrompt(Desktop desktop, GuidanceBook guidance, Path kept) {
        this.desktop = desktop;
        this.guidance = guidance;
        this.kept = kept;
    }

    @Override
    public Optional<List<Path>> ask(Language language, Removal removal) throws Refusal {
        desktop.require();
        var words = new Words(language, guidance);
        var events = new LinkedBlockingQueue<RemovalWindow.Event>();
        var window = EventThread.call(() -> new RemovalWindow(words, events::add));
        EventThread.run(() -> window.ask(words.get("removal.question", kept)));
        if (EventThread.take(events) == RemovalWindow.Event.CLOSED) {
            return Optional.empty();
        }
        try {
            var left = removal.make();
            end(window, left.isEmpty() ? Verdict.PASS : Verdict.WARN, said(words, left));
            return Optional.of(left);
        } catch (Refusal refusal) {
            end(window, Verdict.FAIL, words.of(refusal));
            throw refusal;
        } catch (RuntimeException e) {
            end(window, Verdict.FAIL, words.of(Refusal.of(ErrorCode.INTERNAL, e)));
            throw e;
        } finally {
            EventThread.take(events);
        }
    }

    private static void end(RemovalWindow window, Verdict verdict, String lines) throws Refusal {
        EventThread.run(() -> window.showEnd(verdict, lines));
    }

    private static String said(Words words, List<Path> left) {
        if (left.isEmpty()) {
            return words.get("removal.done");
        }
        return OperatingSystem.current() == OperatingSystem.WINDOWS
                ? words.get("removal.left.later")
                : words.get("removal.left", left.stream().map(Path::toString).collect(Collectors.joining("\n")));
    }
}

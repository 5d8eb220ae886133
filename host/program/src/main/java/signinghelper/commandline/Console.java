package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;
import signinghelper.guidance.WordBook;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Asker;
import signinghelper.session.Cancellation;
import signinghelper.work.News;
import signinghelper.work.Task;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * Output to the user or the script: results on standard output, everything else on standard error. With {@code --json}
 * there is exactly one JSON document on standard output.
 */
public final class Console {
    private final PrintWriter out;
    private final PrintWriter errors;
    private final GuidanceBook guidance;
    private final WireFormat format;
    private final CallersFolder folder;
    private Language language;
    private WordBook words;

    @Option(names = "--json", scope = ScopeType.INHERIT)
    private boolean json;

    /**
     * Creates the console.
     *
     * @param usual language of this computer
     */
    public Console(
            PrintWriter out,
            PrintWriter errors,
            GuidanceBook guidance,
            WireFormat format,
            CallersFolder folder,
            Language usual) {
        this.out = out;
        this.errors = errors;
        this.guidance = guidance;
        this.format = format;
        this.folder = folder;
        this.language = usual;
        this.words = book(usual);
    }

    private static WordBook book(Language language) {
        return new WordBook("signinghelper.commandline.words", language);
    }

    /**
     * Sets the language.
     *
     * @param chosen null to keep the present one
     */
    @Option(names = "--lang", paramLabel = "zh-CN|en", scope = ScopeType.INHERIT)
    void speak(@Nullable Language chosen) {
        if (chosen != null) {
            language = chosen;
            words = book(chosen);
        }
    }

    Language language() {
        return language;
    }

    WordBook words() {
        return words;
    }

    CallersFolder folder() {
        return folder;
    }

    PrintWriter out() {
        return out;
    }

    /** Creates a task of the user's own, which cannot be cancelled from outside. */
    Task task(News.Listener news) {
        return new Task(new Asker.CommandLine(), language, new Cancellation(), news);
    }

    /** Prints a line of a result; ignored with {@code --json}. */
    void line(String text) {
        if (!json) {
            out.println(VisibleText.of(text));
        }
    }

    /** Prints the JSON document; ignored without {@code --json}. */
    void document(Object document) {
        if (json) {
            out.println(format.toAscii(format.encode(document)));
        }
    }

    /** Returns the texts for {@code code}, in the user's language. */
    Guidance guidance(ErrorCode code, Map<String, String> facts) {
        return guidance.words(code, facts, language);
    }

    /** Returns the title of a refusal with {@code code}. */
    String title(ErrorCode code) {
        return guidance(code, Map.of()).title();
    }

    /** Prints a line in addition to the result. */
    void note(String text) {
        errors.println(VisibleText.of(text));
    }

    /** Prints the reason of a refusal and the next step, below a line that tells what is not done. */
    void explain(Refusal refusal) {
        explain(guidance(refusal.code(), refusal.facts()));
    }

    private void explain(Guidance said) {
        note("  " + said.reason());
        said.steps().forEach(step -> note("  - " + step));
    }

    /**
     * Prints the reason of a refusal and the next step.
     *
     * @param file that it concerns; null for none
     */
    Failure refuse(Refusal refusal, @Nullable Path file) {
        var said = guidance(refusal.code(), refusal.facts());
        var about = file == null ? "" : folder.nameOf(file) + ": ";
        note("signing-helper: " + about + said.title() + " (" + refusal.code() + ")");
        explain(said);
        return new Failure(
                refusal.code(),
                said.title(),
                said.reason(),
                said.steps(),
                refusal.facts(),
                file == null ? null : folder.nameOf(file));
    }
}

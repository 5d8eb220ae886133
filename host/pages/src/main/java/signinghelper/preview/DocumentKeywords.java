package signinghelper.preview;

import org.jspecify.annotations.Nullable;
import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.UndrawnPageException;
import signinghelper.work.KeywordSearch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Search for a text on the pages of documents, in a process of its own, which serves all documents of a batch. Blanks make
 * no difference.
 */
public final class DocumentKeywords implements KeywordSearch {
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final PrivateFolder folder;
    private final PageProgram program;
    private final PageLimits limits;
    private @Nullable PageProcess process;
    private long searches;

    /** @param folder for copies of documents */
    public DocumentKeywords(PrivateFolder folder, PageProgram program, PageLimits limits) {
        this.folder = folder;
        this.program = program;
        this.limits = limits;
    }

    @Override
    public Optional<FoundText> find(Content content, DocumentFormat format, String text)
            throws FormatException, IOException {
        var kind = DocumentKind.of(format);
        return kind.isEmpty() ? Optional.empty() : find(content, kind.get(), text);
    }

    private synchronized Optional<FoundText> find(Content content, DocumentKind kind, String text)
            throws FormatException, IOException {
        var copy = DocumentFile.copyOf(content, kind, folder);
        try {
            return process().find(copy, text, limits.search());
        } catch (UndrawnPageException e) {
            throw FormatException.sealBreaks(Rule.KEYWORD_SEARCH_TOO_LONG);
        } finally {
            copy.delete();
            endWhenIdle(++searches);
        }
    }

    private PageProcess process() throws IOException {
        if (process == null || !process.isAlive()) {
            process = PageProcess.start(program);
        }
        return process;
    }

    private void endWhenIdle(long last) {
        CompletableFuture.delayedExecutor(IDLE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> end(last));
    }

    private synchronized void end(long last) {
        if (last == searches && process != null) {
            process.close();
        }
    }
}

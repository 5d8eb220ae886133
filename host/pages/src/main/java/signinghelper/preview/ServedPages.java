package signinghelper.preview;

import signinghelper.content.DocumentKind;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePictures;

import java.io.IOException;
import java.util.List;

/** Pages that a process of its own draws. After a page that exceeds a limit, another process draws the next one. */
final class ServedPages implements PagePictures {
    private final DocumentFile document;
    private final PageProgram program;
    private final PageLimits limits;
    private final List<PageSize> sizes;
    private volatile PageProcess process;
    private volatile boolean isClosed;

    private ServedPages(DocumentFile document, PageProgram program, PageLimits limits) throws IOException {
        this.document = document;
        this.program = program;
        this.limits = limits;
        this.process = PageProcess.start(program);
        try {
            this.sizes = process.open(document, limits.opening());
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    /** Opens a private copy of a document; throws as {@link DocumentPreview#open}. */
    static ServedPages of(
            Content content, DocumentKind kind, PrivateFolder folder, PageProgram program, PageLimits limits)
            throws IOException {
        var copy = DocumentFile.copyOf(content, kind, folder);
        try {
            return new ServedPages(copy, program, limits);
        } catch (IOException e) {
            copy.delete();
            throw e;
        }
    }

    @Override
    public List<PageSize> sizes() {
        return sizes;
    }

    @Override
    public synchronized DrawnPage draw(int page, double pixels) throws IOException {
        if (isClosed) {
            throw new IOException("the document is closed");
        }
        if (!process.isAlive()) {
            process = PageProcess.start(program);
            process.open(document, limits.opening());
        }
        return process.draw(page, pixels, limits.drawing());
    }

    /** Ends what is being drawn. */
    @Override
    public void close() {
        isClosed = true;
        process.close();
        document.delete();
    }
}

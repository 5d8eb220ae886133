package signinghelper.preview;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.internal.pages.UndrawnPageException;
import signinghelper.formats.internal.pages.UndrawnPageException.Reason;
import signinghelper.preview.PageCall.Outcome;
import signinghelper.preview.PageCall.Question;
import signinghelper.work.JudgementEndedException;
import signinghelper.work.JudgingProcess;
import signinghelper.work.KeywordSearch;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static signinghelper.work.JudgementEndedException.Reason.GONE;
import static signinghelper.work.JudgementEndedException.Reason.MEMORY;
import static signinghelper.work.JudgementEndedException.Reason.TIME;

/**
 * Process of its own that reads documents, so that no document costs more time or memory than it may: nothing else ends a
 * library that draws without end. After an exceeded limit it is gone.
 */
final class PageProcess implements JudgingProcess {
    private static final long MOST_PIXELS = 13_000_000;
    private static final int MOST_PAGES = 1_000_000;

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Object inquiry = new Object();
    private @Nullable Thread inquirer;
    private volatile boolean isClosed;

    /** The answer that the document cannot be read; the process was there to give it. */
    private static final class FailedException extends IOException {
        private static final long serialVersionUID = 1L;

        FailedException() {
            super("the document cannot be read");
        }
    }

    private interface Sending {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Receiving<T> {
        T from(DataInputStream in) throws IOException;
    }

    private PageProcess(Process process) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /** Starts the process; the first question waits for it. */
    static PageProcess start(PageProgram program) throws IOException {
        return new PageProcess(program.start());
    }

    @Override
    public boolean isAlive() {
        return !isClosed && process.isAlive();
    }

    /**
     * Opens a document in the place of an earlier one, and returns the sizes of its pages.
     *
     * @throws MalformedDocumentException if the file can be read in more than one way
     * @throws UndrawnPageException if it exceeds a limit
     */
    List<PageSize> open(DocumentFile document, Duration limit) throws IOException {
        return ask(Question.OPEN, limit, document::writeTo, PageProcess::sizes);
    }

    private static List<PageSize> sizes(DataInputStream in) throws IOException {
        var count = in.readInt();
        if (count < 1 || count > MOST_PAGES) {
            throw new IOException(count + " pages");
        }
        var sizes = new ArrayList<PageSize>();
        for (var page = 0; page < count; page++) {
            sizes.add(new PageSize(in.readDouble(), in.readDouble()));
        }
        return sizes;
    }

    /** Draws a page of the open document; see {@link PagePictures#draw}. */
    DrawnPage draw(int page, double pixels, Duration limit) throws IOException {
        return ask(
                Question.DRAW,
                limit,
                to -> {
                    to.writeInt(page);
                    to.writeDouble(pixels);
                },
                from -> new DrawnPage(picture(from), PageCall.readParts(from), PageCall.readParts(from)));
    }

    private static BufferedImage picture(DataInputStream in) throws IOException {
        var width = in.readInt();
        var height = in.readInt();
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new IOException("a picture of " + width + " x " + height);
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var line = new byte[width * Integer.BYTES];
        var samples = new int[width];
        for (var y = 0; y < height; y++) {
            in.readFully(line);
            ByteBuffer.wrap(line).asIntBuffer().get(samples);
            image.setRGB(0, y, width, 1, samples, 0, width);
        }
        return image;
    }

    /** Finds a text in a document; see {@link KeywordSearch#find}. */
    Optional<FoundText> find(DocumentFile document, String text, Duration limit) throws IOException {
        return ask(
                Question.FIND,
                limit,
                to -> {
                    document.writeTo(to);
                    to.writeUTF(text);
                },
                PageProcess::found);
    }

    private static Optional<FoundText> found(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new FoundText(in.readInt(), in.readDouble(), in.readDouble()))
                : Optional.empty();
    }

    @Override
    public byte[] judge(byte[] order, Inquiry host, Duration limit) throws IOException {
        try {
            return ask(Question.JUDGE, limit, to -> PageCall.write(order, to), PageCall::readBytes, host);
        } catch (UndrawnPageException e) {
            close();
            throw new JudgementEndedException(e.getCause() == null ? MEMORY : TIME, e);
        } catch (FailedException e) {
            throw e;
        } catch (IOException e) {
            throw new JudgementEndedException(GONE, e);
        }
    }

    /** Asks the host; the end of this process ends that too. */
    private void answer(Inquiry host) throws IOException {
        var question = PageCall.readBytes(in);
        synchronized (inquiry) {
            inquirer = Thread.currentThread();
        }
        try {
            var answer = isClosed ? new byte[0] : host.answer(question);
            Question.TOLD.writeTo(out);
            PageCall.write(answer, out);
            out.flush();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            synchronized (inquiry) {
                inquirer = null;
                Thread.interrupted();
            }
        }
    }

    private <T> T ask(Question question, Duration limit, Sending values, Receiving<T> result) throws IOException {
        return ask(question, limit, values, result, unasked -> new byte[0]);
    }

    private synchronized <T> T ask(Question question, Duration limit, Sending values, Receiving<T> result, Inquiry host)
            throws IOException {
        var isOver = new AtomicBoolean();
        var later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
        var end = CompletableFuture.runAsync(
                () -> {
                    isOver.set(true);
                    close();
                },
                later);
        try {
            question.writeTo(out);
            values.to(out);
            out.flush();
            var outcome = Outcome.readFrom(in);
            for (; outcome == Outcome.ASKS; outcome = Outcome.readFrom(in)) {
                answer(host);
            }
            requireDone(outcome);
            return result.from(in);
        } catch (MalformedDocumentException | UndrawnPageException e) {
            throw e;
        } catch (FailedException e) {
            close();
            throw e;
        } catch (IOException | RuntimeException e) {
            close();
            throw isOver.get() ? new UndrawnPageException(Reason.LIMIT, e) : new IOException("no page", e);
        } finally {
            end.cancel(false);
        }
    }

    private static void requireDone(Outcome outcome) throws IOException {
        switch (outcome) {
            case DONE -> {}
            case FAILED -> throw new FailedException();
            case MALFORMED -> throw new MalformedDocumentException();
            case CONTENT -> throw new UndrawnPageException(Reason.CONTENT);
            case LIMIT -> throw new UndrawnPageException(Reason.LIMIT);
            case ASKS -> throw new IOException("no outcome");
        }
    }

    /** Ends the process at once, and with it a question that waits. */
    @Override
    public void close() {
        isClosed = true;
        process.destroyForcibly();
        synchronized (inquiry) {
            if (inquirer != null) {
                inquirer.interrupt();
            }
        }
    }
}

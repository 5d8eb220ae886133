package signinghelper.preview;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.FoundText;
import signinghelper.formats.internal.pages.PagePictures;
import signinghelper.formats.internal.pages.UndrawnPageException;
import signinghelper.preview.PageCall.Outcome;
import signinghelper.preview.PageCall.Question;
import signinghelper.work.JudgingProcess;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Child's side of {@link PageProcess}: answers one question after the other until the host has gone. */
public final class PageChild {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final JudgingProcess.Judge judge;
    private final BlockingQueue<byte[]> told = new ArrayBlockingQueue<>(1);
    private @Nullable PagePictures pages;

    private interface Answer {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private interface Work {
        Answer make() throws IOException, FormatException, InterruptedException;
    }

    /** Serves the host over a pair of pipes. */
    public PageChild(InputStream in, OutputStream out, JudgingProcess.Judge judge) {
        this.judge = judge;
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    /** Returns when the host has closed the pipe, even while a page is being drawn. */
    public void run() throws IOException {
        var drawing = Executors.newSingleThreadExecutor();
        try {
            while (true) {
                take(Question.readFrom(in), drawing);
            }
        } catch (EOFException e) {
            // The host has gone.
        }
    }

    /** Apart from the thread that reads, which must see the host go. */
    private void take(Question question, ExecutorService drawing) throws IOException {
        if (question == Question.TOLD) {
            told.add(PageCall.readBytes(in));
            return;
        }
        var work = switch (question) {
            case OPEN -> open();
            case DRAW -> draw();
            case FIND -> find();
            case JUDGE -> judge();
            case TOLD -> throw new IOException("an answer");
        };
        drawing.execute(() -> answer(work));
    }

    private Work open() throws IOException {
        var file = DocumentFile.readFrom(in);
        return () -> {
            if (pages != null) {
                pages.close();
            }
            var opened = file.open();
            pages = opened;
            return to -> {
                to.writeInt(opened.sizes().size());
                for (var size : opened.sizes()) {
                    to.writeDouble(size.width());
                    to.writeDouble(size.height());
                }
            };
        };
    }

    private Work draw() throws IOException {
        var page = in.readInt();
        var pixels = in.readDouble();
        return () -> {
            if (pages == null) {
                throw new IOException("no document is open");
            }
            var drawn = pages.draw(page, pixels);
            return to -> {
                write(drawn.picture(), to);
                PageCall.write(drawn.undrawn(), to);
                PageCall.write(drawn.doubtful(), to);
            };
        };
    }

    private static void write(BufferedImage picture, DataOutputStream to) throws IOException {
        var width = picture.getWidth();
        to.writeInt(width);
        to.writeInt(picture.getHeight());
        var line = ByteBuffer.allocate(width * Integer.BYTES);
        var samples = new int[width];
        for (var y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, samples, 0, width);
            line.asIntBuffer().put(samples);
            to.write(line.array());
        }
    }

    private Work find() throws IOException {
        var file = DocumentFile.readFrom(in);
        var text = in.readUTF();
        return () -> {
            var found = file.find(text);
            return to -> write(found, to);
        };
    }

    private static void write(Optional<FoundText> found, DataOutputStream to) throws IOException {
        to.writeBoolean(found.isPresent());
        if (found.isPresent()) {
            to.writeInt(found.get().page());
            to.writeDouble(found.get().x());
            to.writeDouble(found.get().y());
        }
    }

    private Work judge() throws IOException {
        var order = PageCall.readBytes(in);
        return () -> {
            var report = judge.judge(order, this::askHost);
            return to -> PageCall.write(report, to);
        };
    }

    private byte[] askHost(byte[] question) throws IOException, InterruptedException {
        Outcome.ASKS.writeTo(out);
        PageCall.write(question, out);
        out.flush();
        return told.take();
    }

    private void answer(Work work) {
        var result = result(work);
        try {
            result.writeTo(out);
            out.flush();
        } catch (IOException e) {
            // The host has gone, which the thread that reads will see.
        }
    }

    private static Answer result(Work work) {
        try {
            var made = work.make();
            return to -> {
                Outcome.DONE.writeTo(to);
                made.writeTo(to);
            };
        } catch (FormatException e) {
            return Outcome.MALFORMED::writeTo;
        } catch (UndrawnPageException e) {
            return (e.reason() == UndrawnPageException.Reason.LIMIT ? Outcome.LIMIT : Outcome.CONTENT)::writeTo;
        } catch (OutOfMemoryError | StackOverflowError e) {
            return Outcome.LIMIT::writeTo;
        } catch (IOException | InterruptedException | RuntimeException e) {
            return Outcome.FAILED::writeTo;
        }
    }
}

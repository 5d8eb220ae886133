package signinghelper.formats.pdf.internal.syntax;

import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeLimit;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Private copy of a PDF document in a temporary file, of any size. The copy cannot change between the digest and the
 * reading of its objects.
 */
public final class PdfFile implements Octets, Closeable {
    private static final int WINDOW = 1 << 14;

    /** Some streams are decoded again and again, when more are asked for in turn than are kept. */
    private static final long MAX_DECODED = 512L << 20;

    private final Path file;
    private final FileChannel channel;
    private final TimeLimit limit;
    private final long length;
    private final boolean isOwn;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowFrom;
    private long decoded;

    private PdfFile(Path file, TimeLimit limit, boolean isOwn) throws IOException {
        this.file = file;
        this.limit = limit;
        this.isOwn = isOwn;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.length = channel.size();
    }

    /**
     * Copies a document. Only this user can read the copy, which goes with {@link #close}.
     *
     * @throws IOException if the document cannot be read or its copy not be written
     */
    public static PdfFile copyOf(Source document) throws IOException {
        return copyOf(document, Files.createTempFile("signing-helper-", ".pdf"));
    }

    /** Opens a private copy that somebody else has made, and deletes. */
    public static PdfFile over(Path copy) throws IOException {
        return new PdfFile(copy, Source.ofFile(copy).limit(), false);
    }

    /** Copies a document into an empty file of this user's. */
    static PdfFile copyOf(Source document, Path file) throws IOException {
        try {
            fill(file, document);
            return new PdfFile(file, document.limit(), true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void fill(Path file, Source document) throws IOException {
        try (var in = document.open();
                var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int at(long position) throws IOException {
        if (position < 0 || position >= length) {
            return END;
        }
        if (position < windowFrom || position >= windowFrom + window.limit()) {
            limit.require();
            windowFrom = Math.max(0, position - WINDOW / 4);
            fill(window.clear(), windowFrom);
        }
        return Byte.toUnsignedInt(window.get((int) (position - windowFrom)));
    }

    private void fill(ByteBuffer buffer, long from) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                break;
            }
        }
        buffer.flip();
    }

    /** Returns the time in which the document, and what lies in it, may be judged. */
    public TimeLimit limit() {
        return limit;
    }

    /** Looks at the time, as all do that work on the file for long. */
    void requireTime() throws IOException {
        limit.require();
    }

    /** Counts octets that were decoded from this file, by whatever reads it. */
    void countDecoded(int octets) throws PdfSyntaxException {
        decoded += octets;
        if (decoded > MAX_DECODED) {
            throw PdfSyntaxException.tooLarge("decoded streams together");
        }
    }

    /** Reads octets that fit into memory. */
    public byte[] read(long from, int count) throws IOException {
        var buffer = ByteBuffer.allocate(count);
        fill(buffer, from);
        if (buffer.limit() < count) {
            throw new IOException("the file ends before " + (from + count));
        }
        return buffer.array();
    }

    /** Opens a part of the file, to be read from start to end. */
    public InputStream open(long from, long count) throws IOException {
        var part = FileChannel.open(file, StandardOpenOption.READ).position(from);
        return new BufferedInputStream(limit.over(new Limited(Channels.newInputStream(part), count)), WINDOW);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (isOwn) {
            Files.deleteIfExists(file);
        }
    }
}

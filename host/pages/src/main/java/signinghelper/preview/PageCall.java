package signinghelper.preview;

import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.internal.pages.UndrawnPageException;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Questions to the process that reads documents, and outcomes with which its answers begin. */
final class PageCall {
    /** A report with pictures of a hundred seals. */
    private static final int MOST_BYTES = 64 << 20;

    private PageCall() {}

    static void write(byte[] value, DataOutputStream out) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException(length + " bytes");
        }
        var value = in.readNBytes(length);
        if (value.length < length) {
            throw new EOFException();
        }
        return value;
    }

    static void write(Set<PagePart> parts, DataOutputStream out) throws IOException {
        out.writeInt(parts.size());
        for (var part : parts) {
            out.writeUTF(part.name());
        }
    }

    static Set<PagePart> readParts(DataInputStream in) throws IOException {
        var count = in.readInt();
        if (count < 0 || count > PagePart.values().length) {
            throw new IOException(count + " parts");
        }
        var parts = EnumSet.noneOf(PagePart.class);
        for (var part = 0; part < count; part++) {
            parts.add(PagePart.valueOf(in.readUTF()));
        }
        return parts;
    }

    /** Question; its values follow in the order of {@link PageProcess}. */
    enum Question {
        OPEN,
        DRAW,
        FIND,
        JUDGE,
        /** The host's answer to {@link Outcome#ASKS}, and no question. */
        TOLD;

        void writeTo(DataOutputStream out) throws IOException {
            out.writeUTF(name());
        }

        /** @throws java.io.EOFException at the end of the questions */
        static Question readFrom(DataInputStream in) throws IOException {
            return valueOf(in.readUTF());
        }
    }

    /** Outcome; after {@code DONE} follows the result. */
    enum Outcome {
        DONE,
        FAILED,
        /** The document can be read in more than one way. */
        MALFORMED,
        /** The page is shown as a grey one; see {@link UndrawnPageException.Reason#CONTENT}. */
        CONTENT,
        /** The page or document needs more memory than there is. */
        LIMIT,
        /** No outcome yet: a question to the host follows. */
        ASKS;

        void writeTo(DataOutputStream out) throws IOException {
            out.writeUTF(name());
        }

        static Outcome readFrom(DataInputStream in) throws IOException {
            return valueOf(in.readUTF());
        }
    }
}

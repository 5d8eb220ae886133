package signinghelper.preview;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Questions to the process that reads documents, and the outcomes with which its answers begin. */
final class PageCall {
    private PageCall() {}

    /** Question; its values follow in the order of {@link PageProcess}. */
    enum Question {
        OPEN,
        DRAW,
        FIND;

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
        /** The page needs more memory than there is. */
        LIMIT;

        void writeTo(DataOutputStream out) throws IOException {
            out.writeUTF(name());
        }

        static Outcome readFrom(DataInputStream in) throws IOException {
            return valueOf(in.readUTF());
        }
    }
}

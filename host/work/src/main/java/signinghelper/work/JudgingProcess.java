package signinghelper.work;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Process of its own that judges documents, one after the other, so that none costs more time or memory than it may. */
public interface JudgingProcess extends Closeable {

    /** Starter of such processes. */
    @FunctionalInterface
    interface Starter {
        /**
         * Starts one.
         *
         * @throws IOException if the system cannot start it
         */
        JudgingProcess start() throws IOException;
    }

    /** Judgement of a document, which the process carries out. */
    @FunctionalInterface
    interface Judge {
        /**
         * Judges.
         *
         * @param order {@link JudgedOrder} in JSON
         * @return report in JSON
         * @throws IOException if the document cannot be read
         */
        byte[] judge(byte[] order, Inquiry inquiry) throws IOException, InterruptedException;
    }

    /** Question that a judgement asks of the host meanwhile: the host alone asks the CAs. */
    @FunctionalInterface
    interface Inquiry {
        /**
         * Answers.
         *
         * @throws InterruptedException if the process ends meanwhile
         */
        byte[] answer(byte[] question) throws IOException, InterruptedException;
    }

    boolean isAlive();

    /**
     * Judges a document. After an exceeded limit the process is gone.
     *
     * @param limit for all of it, with what is asked meanwhile and the start of the process
     * @throws JudgementEndedException if it exceeds a limit, or ends the process
     * @throws IOException if the document cannot be read
     */
    byte[] judge(byte[] order, Inquiry inquiry, Duration limit) throws IOException;

    /** Ends the process at once, and with it a judgement that is being made. */
    @Override
    void close();
}

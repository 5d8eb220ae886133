package signinghelper.work;

import signinghelper.check.Finding;
import signinghelper.formats.document.Signed;
import signinghelper.formats.envelope.OpenedEnvelope;
import signinghelper.prompt.Remark;
import signinghelper.protocol.Refusal;

/** News of a task that is not done yet. */
public sealed interface News {

    /** New stage of the task. */
    record Progress(Stage stage) implements News {}

    /** Signed document of any size; {@code index} is its place in the order, from 0. */
    record DocumentReady(int index, Signed document) implements News {}

    /** Document that is encrypted when it is written; {@code index} is its place in the order, from 0. */
    record DocumentEncrypted(int index, EncryptedDocument document) implements News {}

    /** Opened envelope; {@code index} is its place in the order, from 0. The hearer closes it. */
    record EnvelopeOpened(int index, OpenedEnvelope opened) implements News {}

    /** Finding of the diagnosis. */
    record Found(Finding finding) implements News {}

    /** Remark on the work; the window shows it too. */
    record Remarked(Remark remark) implements News {}

    /** Stage of a task, as in the schema. */
    enum Stage {
        QUEUED,
        PROMPTING,
        SIGNING,
        OPENING
    }

    /** Listener of the asker; it may ignore news. */
    interface Listener {
        /**
         * Receives the news before the task continues.
         *
         * @throws Refusal {@code FILE_FAILED}, {@code FILE_EXISTS} or {@code STORAGE_FULL} if a document cannot be
         *     saved on this computer; {@code CONTENT_REFUSED} if its content can no longer be read. It ends the task
         */
        void hear(News news) throws Refusal;
    }
}

package signinghelper.work;

import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.receipt.Receipt;
import signinghelper.prompt.OfferedKey;
import signinghelper.prompt.PinSubject;
import signinghelper.prompt.Remark;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.Refusal;
import signinghelper.token.plugged.Tokens;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Signing of a batch of documents with one window and one PIN. */
public final class SignDocuments {

    /**
     * Result of the batch.
     *
     * @param receipt CMS; see {@link Receipt}
     * @param outcomes in the order of the documents
     */
    public record Signed(Bytes receipt, List<Receipt.Outcome> outcomes) {
        public Signed {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Certificate, attributes and signature around the receipt's JSON, generously. */
    private static final int CMS_BYTES = 16 * 1024;
    /** {@code "NOT_SIGNED",} in the reply. */
    private static final int OUTCOME_BYTES = 13;

    private final KeyOffer offer;
    private final AskPin pin;
    private final Tokens tokens;
    private final KeywordSearch keywords;
    private final TimeStamping timeStamping;
    private final TimeSource time;
    private final SignatureNotes notes;

    public SignDocuments(
            KeyOffer offer,
            AskPin pin,
            Tokens tokens,
            KeywordSearch keywords,
            TimeStamping timeStamping,
            TimeSource time,
            SignatureNotes notes) {
        this.offer = offer;
        this.pin = pin;
        this.tokens = tokens;
        this.keywords = keywords;
        this.timeStamping = timeStamping;
        this.time = time;
        this.notes = notes;
    }

    /**
     * Asks the user and signs. Finished documents have been reported when it returns.
     *
     * @throws Refusal {@code CONTENT_REFUSED} before the user is asked, when no key may sign the content; any other
     *     refusal, with fact {@code signed} if it occurred between two documents
     */
    public Signed sign(SigningOrder order, Task task) throws Refusal {
        var batch = order.batch();
        var occasion = task.asker().occasion(order.nonce());
        requireReceiptThatFits(occasion, batch);
        var box = new SealBox(order.seals(), tokens);
        var seals = new ArrangedSeals(batch, new SealChoice(box, order.sealMakers(), time), keywords);
        var sealing = new SealedEntries(batch, seals, timeStamping);
        var keys = offer.toSign(order.wanted(), new BatchObjection(order, sealing));
        requireSignable(keys.keys());
        var noted = notes.of(task.asker());
        return pin.ask(
                new PinSubject.Signing(batch.lines(), seals.shown()),
                keys,
                (session, key, progress) -> {
                    var signer = new BatchSigner(session, key, order, occasion, sealing, time, noted);
                    return signAndNote(signer, noted, task, progress);
                },
                task);
    }

    /** The notes are written while the window is still there to say that they could not be. */
    private static Signed signAndNote(BatchSigner signer, SignatureNotes.Batch noted, Task task, WorkProgress progress)
            throws Refusal {
        try {
            var signed = signer.sign(task, progress);
            noted.receipt(signed.receipt());
            return signed;
        } finally {
            if (!noted.write()) {
                progress.remark(Remark.HISTORY_NOT_WRITTEN);
                task.tell(new News.Remarked(Remark.HISTORY_NOT_WRITTEN));
            }
        }
    }

    /** The receipt is sent in one frame, with the certificate, the attributes of two signatures, and the outcomes. */
    private static void requireReceiptThatFits(Receipt.Occasion occasion, DocumentBatch batch) throws Refusal {
        var receipt = new Receipt(occasion, batch.longestLines());
        var outcomes = batch.entries().size() * OUTCOME_BYTES;
        var inBase64 = (receipt.toJson().length() + CMS_BYTES) / 3 * 4;
        if (inBase64 + outcomes > NativeMessageStream.MAX_FRAME_BYTES) {
            throw new Refusal(ErrorCode.CONTENT_REFUSED, Map.of("rule", "RECEIPT_TOO_LARGE"));
        }
    }

    /** A user cannot correct the content, so a window that only reports this is not opened. */
    private static void requireSignable(List<OfferedKey> keys) throws Refusal {
        var refused = keys.stream()
                .flatMap(key -> Stream.ofNullable(key.blocked()))
                .filter(refusal ->
                        refusal.code() == ErrorCode.CONTENT_REFUSED || refusal.code() == ErrorCode.SEAL_REFUSED)
                .findFirst();
        if (refused.isPresent() && keys.stream().noneMatch(OfferedKey::isUsable)) {
            throw refused.get();
        }
    }
}

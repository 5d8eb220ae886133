package signinghelper.work;

import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenSession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;

/** Signer of one order's documents, and of the receipt at the end, with a U-Key that is logged in. */
final class BatchSigner {
    private final TokenSession session;
    private final HeldKey key;
    private final SigningOrder order;
    private final Receipt.Occasion occasion;
    private final SealedEntries sealing;
    private final TimeSource time;
    private final SignatureNotes.Batch notes;

    BatchSigner(
            TokenSession session,
            HeldKey key,
            SigningOrder order,
            Receipt.Occasion occasion,
            SealedEntries sealing,
            TimeSource time,
            SignatureNotes.Batch notes) {
        this.session = session;
        this.key = key;
        this.order = order;
        this.occasion = occasion;
        this.sealing = sealing;
        this.time = time;
        this.notes = notes;
    }

    /**
     * Signs the documents in their order, until all are signed or the user stops. Finished documents have been reported
     * by then.
     *
     * @throws Refusal with fact {@code signed}, the number of documents that were finished, if the U-Key fails
     *     meanwhile
     */
    SignDocuments.Signed sign(Task task, WorkProgress progress) throws Refusal {
        var signer = signer();
        var lines = new ArrayList<Receipt.Line>();
        var entries = order.batch().entries();
        for (var entry : entries) {
            task.check();
            var outcome = progress.isStopped() ? Receipt.Outcome.NOT_SIGNED : Receipt.Outcome.SIGNED;
            if (outcome == Receipt.Outcome.SIGNED) {
                progress.show(lines.size() + 1, entries.size());
                task.tell(new News.DocumentReady(lines.size(), one(signer, lines.size())));
            }
            var line = line(signer, entry, outcome);
            lines.add(line);
            if (outcome == Receipt.Outcome.SIGNED) {
                notes.signed(key, entry, line);
            }
        }
        var receipt = new Receipt(occasion, lines);
        return new SignDocuments.Signed(sign(receipt), receipt.outcomes());
    }

    private SignerIdentity signer() throws Refusal {
        return order.signer(key.key().certificate()).orElseThrow(() -> Refusal.of(ErrorCode.KEY_UNSUPPORTED));
    }

    private Signed one(SignerIdentity signer, int signed) throws Refusal {
        try {
            return sign(sealing.prepare(signed, key, signer, time.now().instant()));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        } catch (FormatException e) {
            throw withCount(FormatRefusal.of(e), signed);
        } catch (Refusal refusal) {
            throw withCount(refusal, signed);
        }
    }

    private Signed sign(Preparation prepared) throws FormatException, Refusal {
        return prepared.finish(session.sign(key.key(), prepared.digestToSign()));
    }

    private static Refusal withCount(Refusal refusal, int signed) {
        var facts = new HashMap<>(refusal.facts());
        if (signed > 0) {
            facts.put("signed", Integer.toString(signed));
        }
        return new Refusal(refusal.code(), facts, refusal);
    }

    private static Receipt.Line line(SignerIdentity signer, DocumentBatch.Entry entry, Receipt.Outcome outcome)
            throws Refusal {
        try {
            return entry.line(outcome, signer.algorithm().digestAlgorithm());
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        }
    }

    private Bytes sign(Receipt receipt) throws Refusal {
        var out = new ByteArrayOutputStream();
        try {
            sign(ReceiptFormat.prepare(
                            receipt, key.key().certificate(), time.now().instant()))
                    .writeTo(out);
        } catch (FormatException e) {
            throw FormatRefusal.of(e);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.INTERNAL, e);
        }
        return Bytes.copyOf(out.toByteArray());
    }
}

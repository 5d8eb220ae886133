package signinghelper.command;

import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.formats.receipt.Receipt;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.signature.CmsSigner;
import signinghelper.signature.RawSigner;
import signinghelper.signature.SignedDocument;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** Signs the documents of one order with a U-Key that is logged in, and the receipt at the end. */
final class BatchSigner {
    private final RawSigner raw;
    private final HeldKey key;
    private final SigningOrder order;
    private final TimeSource time;

    BatchSigner(TokenSession session, HeldKey key, SigningOrder order, TimeSource time) {
        this.raw = digest -> session.sign(key.key(), digest);
        this.key = key;
        this.order = order;
        this.time = time;
    }

    /**
     * In their order, until all are signed or the person stops. What is finished has been handed over by then.
     *
     * @throws Refusal with fact {@code signed}, the number of documents that were finished, if the U-Key fails on the way
     */
    DocumentSigning.Signed sign(Caller caller, WorkProgress progress) throws Refusal {
        var signer = signer(order.agreed(), order.batch().digestAlgorithm());
        var lines = new ArrayList<Receipt.Line>();
        var entries = order.batch().entries();
        for (var entry : entries) {
            caller.cancellation().check();
            var outcome = progress.isStopped() ? Receipt.Outcome.NOT_SIGNED : Receipt.Outcome.SIGNED;
            if (outcome == Receipt.Outcome.SIGNED) {
                progress.show(lines.size() + 1, entries.size());
                caller.documents()
                        .take(lines.size(), one(signer, entry, lines.size()).toDer());
            }
            lines.add(line(signer, entry, outcome));
        }
        var receipt = new Receipt(order.occasion(), lines);
        return new DocumentSigning.Signed(sign(receipt), receipt.outcomes());
    }

    private CmsSigner signer(CmsForm form, DigestAlgorithm digest) throws Refusal {
        var rsaDigest = digest == DigestAlgorithm.SM3 ? DigestAlgorithm.SHA_256 : digest;
        return CmsSigner.of(key.key().certificate(), List.of(), form, rsaDigest);
    }

    private SignedDocument one(CmsSigner signer, DocumentBatch.Entry entry, int signed) throws Refusal {
        var content = entry.content();
        var digest = entry.digest();
        var now = time.now().instant();
        try {
            if (digest != null) {
                return signer.signDetached(digest, now, raw);
            }
            try (var in = Objects.requireNonNull(content).open()) {
                return order.format() == SigningOrder.Format.CMS_ATTACHED
                        ? signer.signAttached(in.readAllBytes(), now, raw)
                        : signer.signDetached(in, now, raw);
            }
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        } catch (Refusal refusal) {
            var facts = new HashMap<>(refusal.facts());
            if (signed > 0) {
                facts.put("signed", Integer.toString(signed));
            }
            throw new Refusal(refusal.code(), facts, refusal);
        }
    }

    private static Receipt.Line line(CmsSigner signer, DocumentBatch.Entry entry, Receipt.Outcome outcome)
            throws Refusal {
        try {
            return entry.line(outcome, signer.digestAlgorithm());
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        }
    }

    private Bytes sign(Receipt receipt) throws Refusal {
        var signed = signer(CmsForm.RECEIPT, DigestAlgorithm.SHA_256)
                .signAttached(receipt.toJson().toArray(), time.now().instant(), raw);
        return Bytes.copyOf(signed.toDer());
    }
}

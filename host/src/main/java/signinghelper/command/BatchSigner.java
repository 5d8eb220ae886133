package signinghelper.command;

import signinghelper.clock.TimeSource;
import signinghelper.portal.Bytes;
import signinghelper.portal.cms.CmsForm;
import signinghelper.portal.signature.DigestAlgorithm;
import signinghelper.prompt.WorkProgress;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.signature.CmsSigner;
import signinghelper.signature.RawSigner;
import signinghelper.signature.Receipt;
import signinghelper.signature.SignedDocument;
import signinghelper.token.HeldKey;
import signinghelper.token.TokenSession;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Signs the documents of one request with a U-Key that is logged in, and the receipt at the end. */
final class BatchSigner {
    private final RawSigner raw;
    private final HeldKey key;
    private final CmsForm agreed;
    private final TimeSource time;
    private final WireFormat format;

    BatchSigner(TokenSession session, HeldKey key, CmsForm agreed, TimeSource time, WireFormat format) {
        this.raw = digest -> session.sign(key.key(), digest);
        this.key = key;
        this.agreed = agreed;
        this.time = time;
        this.format = format;
    }

    /**
     * In their order, until all are signed or the person stops. What is finished has been sent by then.
     *
     * @throws Refusal with fact {@code signed}, the number of documents that were finished, if the U-Key fails on the way
     */
    SignatureSignCommand.Result sign(
            DocumentBatch batch, SignatureSignCommand.Arguments arguments, Caller caller, WorkProgress progress)
            throws Refusal {
        var signer = signer(agreed, batch.digestAlgorithm());
        var lines = new ArrayList<Receipt.Line>();
        var total = batch.entries().size();
        for (var entry : batch.entries()) {
            caller.cancellation().check();
            var outcome = progress.isStopped() ? Receipt.Outcome.NOT_SIGNED : Receipt.Outcome.SIGNED;
            if (outcome == Receipt.Outcome.SIGNED) {
                progress.show(lines.size() + 1, total);
                send(one(signer, entry, arguments.format(), lines.size()), lines.size(), caller);
            }
            lines.add(line(entry, outcome));
        }
        var receipt = new Receipt(caller.session().origin(), arguments.nonce(), lines);
        return new SignatureSignCommand.Result(sign(receipt), receipt.outcomes());
    }

    private CmsSigner signer(CmsForm form, DigestAlgorithm digest) throws Refusal {
        var rsaDigest = digest == DigestAlgorithm.SM3 ? DigestAlgorithm.SHA_256 : digest;
        return CmsSigner.of(key.key().certificate(), List.of(), form, rsaDigest);
    }

    private SignedDocument one(
            CmsSigner signer, DocumentBatch.Entry entry, SignatureSignCommand.Format wanted, int signed)
            throws Refusal {
        var content = entry.content();
        var now = time.now().instant();
        try {
            if (content == null) {
                return signer.signDetached(entry.requested().contentDigest(), now, raw);
            }
            try (var in = content.open()) {
                return wanted == SignatureSignCommand.Format.CMS_ATTACHED
                        ? signer.signAttached(in.readAllBytes(), now, raw)
                        : signer.signDetached(in, now, raw);
            }
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), Map.of("signed", Integer.toString(signed)), refusal);
        }
    }

    private static void send(SignedDocument document, int index, Caller caller) {
        caller.documents().send(index, document.toDer());
    }

    private static Receipt.Line line(DocumentBatch.Entry entry, Receipt.Outcome outcome) throws Refusal {
        var content = entry.content();
        var title = entry.requested().title();
        if (content != null) {
            var sha256 = HexFormat.of().formatHex(content.sha256().toArray());
            return new Receipt.Line(title, DigestAlgorithm.SHA_256.javaName(), sha256, outcome);
        }
        var digest = entry.requested().contentDigest();
        var value = HexFormat.of().formatHex(digest.value().toArray());
        return new Receipt.Line(title, digest.algorithm().javaName(), value, outcome);
    }

    private String sign(Receipt receipt) throws Refusal {
        var json = format.toBytes(format.encode(receipt));
        var signed = signer(CmsForm.RECEIPT, DigestAlgorithm.SHA_256)
                .signAttached(json, time.now().instant(), raw);
        return Bytes.copyOf(signed.toDer()).toBase64();
    }
}

package signinghelper.fuzz;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.receipt.ReceiptException;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.StatementException;

import java.util.List;
import java.util.stream.Stream;

/** Receipts and statements, as their JSON: each is read, and then written alike, or refused. */
public final class ReceiptTarget implements Target {
    @Override
    public void read(byte[] json) throws Exception {
        try {
            var receipt = Receipt.fromJson(Bytes.copyOf(json));
            if (!Receipt.fromJson(receipt.toJson()).equals(receipt)) {
                throw new AssertionError("written otherwise");
            }
        } catch (ReceiptException refused) {
            // A refusal is an answer.
        }
        try {
            Statement.fromJson(Bytes.copyOf(json));
        } catch (StatementException refused) {
            // A refusal is an answer.
        }
    }

    @Override
    public Stream<byte[]> seeds() {
        var digest = Bytes.copyOf(DigestAlgorithm.SM3.of(new byte[1]));
        var lines = List.of(new Receipt.Line("一", DigestAlgorithm.SM3, digest, Receipt.Outcome.SIGNED));
        return Stream.of(
                        new Receipt.Occasion.Portal("https://portal.example", "nonce"),
                        new Receipt.Occasion.CommandLine(),
                        new Receipt.Occasion.DesktopClient("投标客户端", "nonce"))
                .map(occasion -> new Receipt(occasion, lines).toJson().toArray());
    }
}

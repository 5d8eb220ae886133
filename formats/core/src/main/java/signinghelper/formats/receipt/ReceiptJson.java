package signinghelper.formats.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.internal.record.RecordJson;
import signinghelper.formats.receipt.ReceiptException.Reason;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

import static signinghelper.formats.internal.record.RecordJson.text;

/** JSON of a receipt: exactly the fields that are written. */
final class ReceiptJson {
    private static final Set<String> OF_RECEIPT = Set.of("documents");

    private ReceiptJson() {}

    static Bytes write(Receipt receipt) {
        var json = JsonNodeFactory.instance.objectNode();
        receipt.occasion().fields().forEach(json::put);
        var documents = json.putArray("documents");
        receipt.documents().forEach(line -> documents.add(write(line)));
        return RecordJson.encode(json);
    }

    private static ObjectNode write(Receipt.Line line) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", line.title())
                .put("digestAlgorithm", line.digestAlgorithm().javaName())
                .put("digest", HexFormat.of().formatHex(line.digest().toArray()))
                .put("outcome", line.outcome().name());
    }

    static Receipt read(Bytes encoded) throws ReceiptException {
        try {
            var json = RecordJson.parse(encoded);
            var occasion = Receipt.Occasion.of(RecordJson.textsBeside(json, OF_RECEIPT));
            var lines = new ArrayList<Receipt.Line>();
            for (var line : RecordJson.list(json, "documents")) {
                lines.add(line(line));
            }
            var receipt = new Receipt(occasion, lines);
            RecordJson.requireAllOf(json, write(receipt));
            return receipt;
        } catch (RuntimeException e) {
            throw new ReceiptException(Reason.MALFORMED, e);
        }
    }

    private static Receipt.Line line(JsonNode json) {
        var name = text(json, "digestAlgorithm");
        var algorithm = Stream.of(DigestAlgorithm.values())
                .filter(candidate -> candidate.javaName().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("unknown digest algorithm"));
        var digest = Bytes.copyOf(HexFormat.of().parseHex(text(json, "digest")));
        return new Receipt.Line(text(json, "title"), algorithm, digest, Receipt.Outcome.valueOf(text(json, "outcome")));
    }
}

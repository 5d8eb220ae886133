package signinghelper.formats.receipt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.receipt.ReceiptException.Reason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** JSON of a receipt: exactly the fields that are written, each a text. */
final class ReceiptJson {
    private static final String COMMAND_LINE = "command-line";
    private static final String DESKTOP_CLIENT = "desktop-client";
    private static final Set<String> OF_PORTAL = Set.of("origin", "nonce", "documents");
    private static final Set<String> OF_COMMAND_LINE = Set.of("asker", "documents");
    private static final Set<String> OF_DESKTOP_CLIENT = Set.of("asker", "client", "nonce", "documents");
    private static final Set<String> OF_LINE = Set.of("title", "digestAlgorithm", "digest", "outcome");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReceiptJson() {}

    static Bytes write(Receipt receipt) {
        var json = JsonNodeFactory.instance.objectNode();
        if (receipt.occasion() instanceof Receipt.Occasion.Portal portal) {
            json.put("origin", portal.origin()).put("nonce", portal.nonce());
        } else if (receipt.occasion() instanceof Receipt.Occasion.DesktopClient program) {
            json.put("asker", DESKTOP_CLIENT).put("client", program.client()).put("nonce", program.nonce());
        } else {
            json.put("asker", COMMAND_LINE);
        }
        var documents = json.putArray("documents");
        receipt.documents().forEach(line -> documents.add(write(line)));
        return Bytes.copyOf(json.toString().getBytes(StandardCharsets.UTF_8));
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
            var json = MAPPER.readTree(encoded.toArray());
            var documents = json.path("documents");
            var occasion = occasion(json);
            if (!documents.isArray()) {
                throw new ReceiptException(Reason.MALFORMED, "no documents");
            }
            var lines = new ArrayList<Receipt.Line>();
            for (var line : documents) {
                lines.add(line(line));
            }
            return new Receipt(occasion, lines);
        } catch (IOException | RuntimeException e) {
            throw new ReceiptException(Reason.MALFORMED, e);
        }
    }

    private static Receipt.Occasion occasion(JsonNode json) throws ReceiptException {
        if (json.has("asker")) {
            return occasionWithoutOrigin(json);
        }
        requireFields(json, OF_PORTAL);
        return new Receipt.Occasion.Portal(text(json, "origin"), text(json, "nonce"));
    }

    private static Receipt.Occasion occasionWithoutOrigin(JsonNode json) throws ReceiptException {
        switch (text(json, "asker")) {
            case COMMAND_LINE -> {
                requireFields(json, OF_COMMAND_LINE);
                return new Receipt.Occasion.CommandLine();
            }
            case DESKTOP_CLIENT -> {
                requireFields(json, OF_DESKTOP_CLIENT);
                return new Receipt.Occasion.DesktopClient(text(json, "client"), text(json, "nonce"));
            }
            default -> throw new ReceiptException(Reason.MALFORMED, "unknown asker");
        }
    }

    private static Receipt.Line line(JsonNode json) throws ReceiptException {
        requireFields(json, OF_LINE);
        var name = text(json, "digestAlgorithm");
        var algorithm = Stream.of(DigestAlgorithm.values())
                .filter(candidate -> candidate.javaName().equals(name))
                .findAny()
                .orElseThrow(() -> new ReceiptException(Reason.MALFORMED, "unknown digest algorithm"));
        var digest = Bytes.copyOf(HexFormat.of().parseHex(text(json, "digest")));
        return new Receipt.Line(text(json, "title"), algorithm, digest, Receipt.Outcome.valueOf(text(json, "outcome")));
    }

    private static void requireFields(JsonNode json, Set<String> expected) throws ReceiptException {
        var found = new TreeSet<String>();
        json.fieldNames().forEachRemaining(found::add);
        if (!found.equals(expected)) {
            throw new ReceiptException(Reason.MALFORMED, "other fields than " + expected);
        }
    }

    private static String text(JsonNode json, String field) throws ReceiptException {
        var value = json.path(field);
        if (!value.isTextual()) {
            throw new ReceiptException(Reason.MALFORMED, field + " is no text");
        }
        return value.textValue();
    }
}

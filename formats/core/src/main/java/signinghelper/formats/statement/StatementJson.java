package signinghelper.formats.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.internal.record.RecordJson;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.StatementException.Reason;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static signinghelper.formats.internal.record.RecordJson.number;
import static signinghelper.formats.internal.record.RecordJson.text;

/** JSON of a statement: exactly the fields that are written, beside those that name the asker. */
final class StatementJson {
    private static final Set<String> OF_STATEMENT =
            Set.of("kind", "begun", "ended", "uncertaintySeconds", "computer", "certificate", "code", "envelopes");

    private StatementJson() {}

    static Bytes write(Statement statement) {
        var json = object().put("kind", statement.kind().name());
        statement.occasion().fields().forEach(json::put);
        json.put("begun", statement.begun().toString())
                .put("ended", statement.ended().toString())
                .put("uncertaintySeconds", statement.uncertaintySeconds());
        json.set("computer", write(statement.computer()));
        json.set("certificate", write(statement.certificate()));
        var envelopes = json.put("code", statement.code()).putArray("envelopes");
        statement.envelopes().forEach(line -> envelopes.add(write(line)));
        return RecordJson.encode(json);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode write(Statement.Computer computer) {
        return object().put("program", computer.program())
                .put("system", computer.system())
                .put("driver", computer.driver());
    }

    private static JsonNode write(Statement.@Nullable Certificate certificate) {
        return certificate == null
                ? JsonNodeFactory.instance.nullNode()
                : object().put("issuer", certificate.issuer())
                        .put("serialNumber", certificate.serialNumber())
                        .put("notAfter", certificate.notAfter().toString())
                        .put("fingerprint", certificate.fingerprint().toString());
    }

    private static JsonNode write(Statement.Line line) {
        var json = object().put("title", line.title())
                .put("digest", HexFormat.of().formatHex(line.digest().toArray()))
                .put("size", line.size())
                .put("outcome", line.outcome().name());
        var wanted = json.putArray("wanted");
        line.wanted().forEach(recipient -> wanted.add(write(recipient)));
        return json;
    }

    private static JsonNode write(Wanted wanted) {
        return wanted.keyIdentifier() == null
                ? object().put("issuer", wanted.issuer()).put("serialNumber", wanted.serialNumber())
                : object().put("keyIdentifier", wanted.keyIdentifier());
    }

    static Statement read(Bytes encoded) throws StatementException {
        try {
            var json = RecordJson.parse(encoded);
            var statement = statement(json);
            RecordJson.requireAllOf(json, write(statement));
            return statement;
        } catch (RuntimeException e) {
            throw new StatementException(Reason.MALFORMED, e);
        }
    }

    private static Statement statement(JsonNode json) {
        var occasion = Receipt.Occasion.of(RecordJson.textsBeside(json, OF_STATEMENT));
        return new Statement(
                Statement.Kind.valueOf(text(json, "kind")),
                occasion,
                time(json, "begun"),
                time(json, "ended"),
                number(json, "uncertaintySeconds"),
                computer(json.path("computer")),
                certificate(json.path("certificate")),
                text(json, "code"),
                elements(json, "envelopes").map(StatementJson::line).toList());
    }

    private static Statement.Computer computer(JsonNode json) {
        return new Statement.Computer(text(json, "program"), text(json, "system"), text(json, "driver"));
    }

    private static Statement.@Nullable Certificate certificate(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        return new Statement.Certificate(
                text(json, "issuer"),
                text(json, "serialNumber"),
                time(json, "notAfter"),
                Fingerprint.parse(text(json, "fingerprint")));
    }

    private static Statement.Line line(JsonNode json) {
        return new Statement.Line(
                text(json, "title"),
                Bytes.copyOf(HexFormat.of().parseHex(text(json, "digest"))),
                number(json, "size"),
                Statement.Outcome.valueOf(text(json, "outcome")),
                elements(json, "wanted").map(StatementJson::wanted).toList());
    }

    private static Wanted wanted(JsonNode json) {
        if (json.has("keyIdentifier")) {
            return new Wanted(null, null, text(json, "keyIdentifier"));
        }
        return new Wanted(text(json, "issuer"), text(json, "serialNumber"), null);
    }

    private static Instant time(JsonNode json, String field) {
        return Instant.parse(text(json, field));
    }

    private static Stream<JsonNode> elements(JsonNode json, String field) {
        return StreamSupport.stream(RecordJson.list(json, field).spliterator(), false);
    }
}

package signinghelper.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.util.List;

/** Holds messages to {@code protocol.schema.json}. */
public final class MessageSchema {
    private final Schema schema;

    private MessageSchema(ObjectNode schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString());
    }

    /** Takes any message of the protocol. */
    public static MessageSchema ofAnyMessage() {
        return new MessageSchema(ProtocolFiles.schema());
    }

    /** Takes only what {@code definition} allows. */
    public static MessageSchema of(String definition) {
        var schema = ProtocolFiles.schema();
        schema.remove("oneOf");
        schema.put("$ref", "#/$defs/" + definition);
        return new MessageSchema(schema);
    }

    /** What is wrong with {@code message}; empty if nothing is. */
    public List<String> faults(JsonNode message) {
        return schema.validate(message.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}

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

    /** Returns the schema that accepts any message of the protocol. */
    public static MessageSchema ofAnyMessage() {
        return new MessageSchema(ProtocolFiles.schema());
    }

    /** Returns the schema that accepts only {@code definition}. */
    public static MessageSchema of(String definition) {
        var schema = ProtocolFiles.schema();
        schema.remove("oneOf");
        schema.put("$ref", "#/$defs/" + definition);
        return new MessageSchema(schema);
    }

    /** Returns the faults of {@code message}; empty when it is valid. */
    public List<String> faults(JsonNode message) {
        return schema.validate(message.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}

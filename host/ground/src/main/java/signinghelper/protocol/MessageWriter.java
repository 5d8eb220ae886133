package signinghelper.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Writer of replies and notifications. May be called from any thread. */
public final class MessageWriter {
    private final NativeMessageStream stream;
    private final WireFormat format;

    public MessageWriter(NativeMessageStream stream, WireFormat format) {
        this.stream = stream;
        this.format = format;
    }

    /**
     * Answers a request.
     *
     * @param result a record of the shape that the schema names for the method
     */
    public void result(String id, Object result) throws IOException {
        write(message().put("id", id).set("result", format.encode(result)));
    }

    /**
     * Refuses a request.
     *
     * @param id null when the request's id could not be read
     */
    public void error(@Nullable String id, JsonRpcError error, ErrorData data) throws IOException {
        var body = format.newObject().put("code", error.code()).put("message", error.message());
        body.set("data", format.encode(data));
        write(message().put("id", id).set("error", body));
    }

    public void notify(String method, Object params) throws IOException {
        write(message().put("method", method).set("params", format.encode(params)));
    }

    private ObjectNode message() {
        return format.newObject().put("jsonrpc", "2.0");
    }

    private void write(ObjectNode message) throws IOException {
        stream.write(format.toBytes(message));
    }
}

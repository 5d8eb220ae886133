package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import signinghelper.formats.algorithm.Bytes;

import java.io.ByteArrayOutputStream;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Signatures that a host has told its page of. */
final class SentSignatures {
    private SentSignatures() {}

    /** The signature of a document: inline, or fetched part by part. */
    static byte[] document(TestHost host, int index) {
        var sent = host.written().stream()
                .filter(SentSignatures::isDocument)
                .map(frame -> frame.path("params"))
                .filter(params -> params.path("index").asInt() == index)
                .toList();
        assertThat(sent).hasSize(1);
        var signature = sent.get(0);
        assertThat(signature.path("request").asText()).isEqualTo("sign");
        return signature.has("data")
                ? Bytes.fromBase64(signature.path("data").asText()).toArray()
                : fetched(host, signature);
    }

    static byte[] fetched(TestHost host, JsonNode signature) {
        var whole = new ByteArrayOutputStream();
        for (var isLast = false; !isLast; ) {
            var part = get(host, signature, whole.size()).path("result");
            var bytes = Bytes.fromBase64(part.path("data").asText()).toArray();
            assertThat(bytes).hasSizeBetween(1, 512 * 1024);
            whole.writeBytes(bytes);
            isLast = part.path("last").asBoolean();
        }
        assertThat(whole.size()).isEqualTo(signature.path("size").asInt());
        return whole.toByteArray();
    }

    static JsonNode get(TestHost host, JsonNode signature, int offset) {
        var id = "get-" + UUID.randomUUID();
        host.send(
                id,
                "content.get",
                "{\"session\":" + signature.path("session") + ",\"content\":" + signature.path("content")
                        + ",\"offset\":" + offset + "}");
        return host.reply(id);
    }

    static long documentsSent(TestHost host) {
        return host.written().stream().filter(SentSignatures::isDocument).count();
    }

    static boolean isDocument(JsonNode frame) {
        return frame.path("method").asText().equals("document");
    }
}

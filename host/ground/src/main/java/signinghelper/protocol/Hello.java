package signinghelper.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/**
 * The host's first frame. Built as text and without a stream, because it is sent before either is loaded.
 *
 * @param product version of the host
 * @param capabilities methods that this host knows; plain ASCII names
 */
public record Hello(String product, List<String> capabilities) {
    public static final String PROTOCOL = "2.0";

    public byte[] toBytes() {
        var names = new StringJoiner("\",\"", "\"", "\"").setEmptyValue("");
        for (var name : capabilities) {
            names.add(name);
        }
        var json = "{\"jsonrpc\":\"2.0\",\"method\":\"hello\",\"params\":{\"product\":\"" + product
                + "\",\"protocol\":\"" + PROTOCOL + "\",\"capabilities\":[" + names + "]}}";
        return json.getBytes(StandardCharsets.US_ASCII);
    }
}

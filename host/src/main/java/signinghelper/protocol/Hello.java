package signinghelper.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The host's first frame. Put together as text, because it goes out before a JSON library is loaded.
 *
 * @param product version of the host
 * @param capabilities methods that this host knows; plain ASCII names
 */
public record Hello(String product, List<String> capabilities) {
    public static final String PROTOCOL = "2.0";

    public byte[] toBytes() {
        var names = capabilities.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        var json = "{\"jsonrpc\":\"2.0\",\"method\":\"hello\",\"params\":{\"product\":\"" + product
                + "\",\"protocol\":\"" + PROTOCOL + "\",\"capabilities\":[" + names + "]}}";
        return json.getBytes(StandardCharsets.US_ASCII);
    }
}

import java.io.*;
import java.nio.*;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;

/** Signs a file with the signing helper: java Sign.java HELPER FILE. Writes FILE.p7s. See docs/desktop-clients.md. */
public record Sign(Process helper, String session, Map<Object, byte[]> signatures) {
    private static final Pattern TOKEN = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|[\\[\\]{}]|[^\\s\\[\\]{},:\"]+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(.{4})|.)");

    public static void main(String[] arguments) throws IOException {
        var builder = new ProcessBuilder(arguments[0], "--stdio").redirectError(ProcessBuilder.Redirect.INHERIT);
        try { // The end of this program ends the helper's input, and with it the helper.
            var signer = new Sign(builder.start(), UUID.randomUUID().toString(), new HashMap<>());
            signer.sign(Path.of(arguments[1]), Path.of(arguments[1] + ".p7s"));
        } catch (IllegalStateException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private void sign(Path file, Path signed) throws IOException {
        System.out.println("签章助手 " + map(read().get("params")).get("product"));
        ask("session.open", ",\"client\":\"示例投标客户端 (Java)\",\"protocol\":\"2.0\",\"locale\":\"zh-CN\"");
        var certificates = (List<?>) ask("certificate.list", "").get("certificates");
        certificates.forEach(found -> System.out.println("证书：" + map(found).get("label")));
        var title = file.getFileName().toString().replace("\\", "\\\\").replace("\"", "\\\"");
        var document = "{\"title\":\"" + title + "\",\"mediaType\":\"application/octet-stream\"" + put(file) + "}";
        var nonce = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        ask("signature.sign", ",\"format\":\"cms-detached\",\"documents\":[" + document + "],\"nonce\":\"" + nonce + '"');
        Files.write(signed, signatures.get("0"));
        System.out.println("已签名：" + signed);
    }

    /** Hands a file over in parts; returns the parameter that names it. */
    private String put(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var content = "";
        for (int offset = 0, end = 0; content.isEmpty() || offset < bytes.length; offset = end) {
            end = Math.min(offset + 512 * 1024, bytes.length);
            var data = Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, offset, end));
            var part = ",\"offset\":%d,\"last\":%b,\"data\":\"%s\"".formatted(offset, end == bytes.length, data);
            var name = ask("content.put", part + content).get("content");
            content = ",\"content\":\"" + name + "\"";
        }
        return content.replace("content", "contentId");
    }

    /** Sends a request and waits for its answer; keeps the signatures that come before it. */
    private Map<?, ?> ask(String method, String more) throws IOException {
        var json = "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"%s\",\"params\":{\"session\":\"%s\"%s}}";
        var bytes = json.formatted(method, session, more).getBytes("UTF-8");
        var frame = ByteBuffer.allocate(4 + bytes.length).order(ByteOrder.nativeOrder()).putInt(bytes.length).put(bytes);
        helper.getOutputStream().write(frame.array());
        helper.getOutputStream().flush();
        var message = read();
        for (; !message.containsKey("id"); message = read()) {
            if (message.get("method").equals("document")) {
                var told = map(message.get("params"));
                signatures.put(told.get("index"), Base64.getDecoder().decode((String) told.get("data")));
            }
        }
        if (message.containsKey("error")) {
            var data = map(map(message.get("error")).get("data"));
            var steps = ((List<?>) map(data.get("guidance")).get("steps")).toArray(String[]::new);
            var title = map(data.get("guidance")).get("title") + " (" + data.get("code") + ")";
            throw new IllegalStateException(title + "\n- " + String.join("\n- ", steps));
        }
        return map(message.get("result"));
    }

    /** Reads a frame: a length of four bytes in the machine's order, then JSON in UTF-8. */
    private Map<?, ?> read() throws IOException {
        var length = ByteBuffer.wrap(helper.getInputStream().readNBytes(4)).order(ByteOrder.nativeOrder()).getInt();
        return map(value(TOKEN.matcher(new String(helper.getInputStream().readNBytes(length), "UTF-8"))));
    }

    /** Reads JSON: an object as a map, a list as a list, anything else as text; null at the end of an object or list. */
    private static Object value(Matcher json) {
        var token = json.find() ? json.group() : "";
        if (json.group(1) != null) {
            return ESCAPE.matcher(json.group(1)).replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null
                    ? found.group().replace("\\/", "/").translateEscapes() : "" + (char) Integer.parseInt(found.group(1), 16)));
        } else if (!token.equals("{") && !token.equals("[")) {
            return token.equals("}") || token.equals("]") ? null : token;
        }
        var map = new HashMap<Object, Object>();
        var list = new ArrayList<Object>();
        for (var next = value(json); next != null; next = value(json)) {
            list.add(token.equals("{") ? map.put(next, value(json)) : next);
        }
        return token.equals("{") ? map : list;
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}

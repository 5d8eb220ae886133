package signinghelper.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A browser under Wine as the extension's user has it: it starts the host, opens a session and asks for the U-Keys.
 *
 * @param program {@code browser.c}, compiled
 */
record Chrome(Wine wine, Path program) {
    static final String HOST = "signinghelper.demo";
    private static final String ORIGIN = "chrome-extension://" + WindowsBuild.EXTENSIONS.get(0) + "/";
    private static final String SESSION = "2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11";
    private static final String OPEN = request(
            "1",
            "session.open",
            ",\"origin\":\"http://localhost:8417\",\"topOrigin\":\"http://localhost:8417\",\"extension\":\"1.0.0\","
                    + "\"library\":\"1.0.0\",\"locale\":\"zh-CN\"");
    private static final String LIST = request("2", "token.list", "");

    private static String request(String id, String method, String parameters) {
        return "{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":{\"session\":\""
                + SESSION + "\"" + parameters + "}}";
    }

    /**
     * Talks to the host, and ends it.
     *
     * @param way {@code direct} or {@code cmd}
     * @param brand the browser's key in the registry
     * @param more further arguments of the program
     * @return the program's output
     */
    String talk(String way, String brand, String... more) throws IOException, InterruptedException {
        return start(way, brand, more).end().said();
    }

    Wine.Running start(String way, String brand, String... more) throws IOException {
        var command = new ArrayList<>(List.of(program.toString(), way, brand, HOST, ORIGIN));
        command.addAll(List.of(more));
        command.addAll(List.of("send", OPEN, "send", LIST));
        return wine.start(command.toArray(String[]::new));
    }

    /** Returns the messages of a kind in the program's output: {@code hello}, {@code told} or {@code answer}. */
    static List<JsonNode> messages(String kind, String said) throws IOException {
        var mapper = new ObjectMapper();
        var found = new ArrayList<JsonNode>();
        for (var line : said.lines().filter(line -> line.startsWith(kind + " ")).toList()) {
            found.add(mapper.readTree(line.substring(kind.length() + 1)));
        }
        return found;
    }
}

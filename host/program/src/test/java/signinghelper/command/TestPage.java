package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** An open session, with the messages that its worker sends and receives. */
record TestPage(TestHost host, String session) {
    private static final String NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";

    void listTokens(String id) {
        host.send(id, "token.list", "{\"session\":\"" + session + "\"}");
    }

    /** Lists tokens from a browser window at {@code place}. */
    void listTokensFrom(String id, String place) {
        host.send("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"token.list\",\"browserWindow\":" + place
                + ",\"params\":{\"session\":\"" + session + "\"}}");
    }

    void logIn(String id) {
        logIn(id, NONCE);
    }

    void logIn(String id, String nonce) {
        host.send(id, "login.authenticate", "{\"session\":\"" + session + "\",\"nonce\":\"" + nonce + "\"}");
    }

    void changePin(String id) {
        host.send(id, "pin.change", "{\"session\":\"" + session + "\"}");
    }

    void openWindow(String id) {
        host.send(id, "window.open", "{\"session\":\"" + session + "\"}");
    }

    /** Opens the window with {@code more} among the parameters. */
    void openWindow(String id, String more) {
        host.send(id, "window.open", "{\"session\":\"" + session + "\"," + more + "}");
    }

    /** Puts a whole document in one part. */
    void put(String id, String base64) {
        host.send(
                id,
                "content.put",
                "{\"session\":\"" + session + "\",\"offset\":0,\"data\":\"" + base64 + "\",\"last\":true}");
    }

    /** Signs two documents. */
    void sign(String id) {
        var document = "{\"title\":\"a\",\"mediaType\":\"text/plain\",\"content\":\"AAEC\"}";
        host.send(
                id,
                "signature.sign",
                "{\"session\":\"" + session + "\",\"format\":\"cms-detached\",\"documents\":[" + document + ","
                        + document + "],\"nonce\":\"" + NONCE + "\"}");
    }

    void cancel(String id) {
        host.send("{\"jsonrpc\":\"2.0\",\"method\":\"cancel\",\"params\":{\"session\":\"" + session
                + "\",\"request\":\"" + id + "\"}}");
    }

    void close(String id) {
        host.send(id, "session.close", "{\"session\":\"" + session + "\"}");
    }

    List<String> stages(String id) {
        return host.written().stream()
                .filter(frame -> isProgress(frame, id))
                .map(frame -> frame.at("/params/stage").asText())
                .toList();
    }

    private boolean isProgress(JsonNode frame, String id) {
        return frame.path("method").asText().equals("progress")
                && frame.at("/params/session").asText().equals(session)
                && frame.at("/params/request").asText().equals(id);
    }
}

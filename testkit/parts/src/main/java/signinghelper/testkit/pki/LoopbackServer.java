package signinghelper.testkit.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** HTTP server that only this computer reaches. It answers one question after the other, in one thread. */
public final class LoopbackServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int MAXIMUM_BYTES = 16 * 1024;

    private final HttpServer server;

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @throws java.net.BindException if another program listens there
     */
    public static LoopbackServer open(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.start();
        return new LoopbackServer(server);
    }

    /** Maker of answers. */
    interface Answerer {
        /** Returns the answer; an {@link IOException} becomes status 400. */
        byte[] answer(String path, byte[] question) throws IOException;
    }

    /** Answers questions to {@code path} and below it. */
    void serve(String path, String contentType, Answerer answerer) {
        server.createContext(path, exchange -> answer(exchange, contentType, answerer));
    }

    private static void answer(HttpExchange exchange, String contentType, Answerer answerer) throws IOException {
        try (exchange) {
            var question = exchange.getRequestBody().readNBytes(MAXIMUM_BYTES);
            byte[] answer;
            try {
                answer = answerer.answer(exchange.getRequestURI().getPath(), question);
            } catch (IOException e) {
                exchange.sendResponseHeaders(BAD_REQUEST, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(OK, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** Address of {@code path}, which begins with a slash. */
    public URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

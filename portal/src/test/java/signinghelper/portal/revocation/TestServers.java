package signinghelper.portal.revocation;

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP servers of a CA on this computer. */
final class TestServers implements AutoCloseable {

    /** An answer to what was sent. */
    interface Answer {
        byte[] to(byte[] question) throws Exception;
    }

    /** An address, which counts its questions. */
    record Served(URI address, AtomicInteger questions) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    TestServers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    /** An answer of no octets is status 503. */
    Served serve(String path, Answer answer) {
        var questions = new AtomicInteger();
        server.createContext(path, exchange -> {
            try (exchange) {
                questions.incrementAndGet();
                var body = answer.to(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        var address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return new Served(address, questions);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package signinghelper.packages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Serves a folder as docs/jnlp.md asks of a web server. */
final class SiteServer implements AutoCloseable {
    private final HttpServer server;
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();
    private volatile Path folder;

    SiteServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Serves another folder from now on, at the same address. */
    void serve(Path other) {
        folder = other;
        loaded.clear();
    }

    /** Returns true when it was loaded in full since then. */
    boolean hasServed(String name) {
        return loaded.contains(name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath().substring(1);
            var file = folder.resolve(name);
            if (name.isEmpty() || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var changed =
                    ZonedDateTime.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
            var headers = exchange.getResponseHeaders();
            headers.set("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(changed));
            headers.set("Cache-Control", "no-cache");
            headers.set(
                    "Content-Type",
                    name.endsWith(".jnlp") ? "application/x-java-jnlp-file" : "application/java-archive");
            if (exchange.getRequestMethod().equals("HEAD")) {
                headers.set("Content-Length", Long.toString(Files.size(file)));
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            loaded.add(name);
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

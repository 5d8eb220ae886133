package signinghelper.verifier;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** An nginx of its own that gives each request to the next of two nodes, and says to which. */
final class Nginx implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path UNPACKED = Path.of("../target/nginx/usr/sbin/nginx");

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Path program() {
        return UNPACKED.toAbsolutePath().normalize();
    }

    static Nginx before(TestService first, TestService second, Path folder) throws Exception {
        var port = SamplePortal.freePort();
        Files.writeString(folder.resolve("nginx.conf"), settings(port, first, second));
        var log = folder.resolve("nginx.log").toFile();
        var process = new ProcessBuilder(
                        program().toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        var nginx = new Nginx(process, port);
        nginx.awaitPort(log.toPath());
        return nginx;
    }

    private static String settings(int port, TestService first, TestService second) {
        return """
                daemon off;
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  upstream verifier {
                    server 127.0.0.1:%d;
                    server 127.0.0.1:%d;
                  }
                  server {
                    listen 127.0.0.1:%d default_server;
                    return 421;
                  }
                  server {
                    listen 127.0.0.1:%d;
                    server_name 127.0.0.1 localhost;
                    client_max_body_size 30m;
                    client_body_buffer_size 4m;
                    location / {
                      proxy_pass http://verifier;
                      add_header Node $upstream_addr always;
                    }
                  }
                }
                """.formatted(first.port(), second.port(), port, port);
    }

    private void awaitPort(Path log) throws Exception {
        var until = Instant.now().plus(PATIENCE);
        while (!accepts()) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new AssertionError("nginx does not listen: " + Files.readString(log));
            }
            Thread.sleep(10); // between two looks
        }
    }

    private boolean accepts() throws IOException {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Ends it with its workers. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

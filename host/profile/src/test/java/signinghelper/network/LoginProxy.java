package signinghelper.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on the loopback address that asks everybody for a login, with a date of its own. */
public final class LoginProxy implements AutoCloseable {
    private static final String ANSWER = """
            HTTP/1.1 407 Proxy Authentication Required\r
            Proxy-Authenticate: Basic realm="company"\r
            Date: Tue, 01 Jan 2030 00:00:00 GMT\r
            Content-Length: 0\r
            Connection: close\r
            \r
            """;

    private final ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    private final List<String> heard = new CopyOnWriteArrayList<>();

    public LoginProxy() throws IOException {
        var thread = new Thread(this::serve, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var asker = server.accept()) {
                answer(asker);
            } catch (IOException e) {
                // The test has ended, or the asker has gone away.
            }
        }
    }

    private void answer(Socket asker) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(asker.getInputStream(), StandardCharsets.US_ASCII));
        for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            heard.add(line);
        }
        asker.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
        asker.getOutputStream().flush();
    }

    /** Lines of all requests' heads. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** Selects this proxy for every address. */
    public ProxySelector selector() {
        return through(server.getLocalPort());
    }

    /** Selects the proxy at {@code port} of this computer for every address. */
    public static ProxySelector through(int port) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("localhost", port)));
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException cause) {
                throw new AssertionError(cause);
            }
        };
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

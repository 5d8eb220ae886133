package signinghelper.verifier;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request on a socket of its own, with a Host and a target that no client of Java's would send. */
final class RawRequest implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private final Socket socket;

    RawRequest(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
    }

    RawRequest send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Has the connection reset when it is closed. */
    void resetAtEnd() throws IOException {
        socket.setSoLinger(true, 0);
    }

    /** Ends what it sends, while it still reads. */
    RawRequest endSending() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Sends all but the body, and waits for the word that the body is awaited: the request is being worked on. */
    void begin(String path, int length) throws IOException {
        send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n");
        var word = new String(socket.getInputStream().readNBytes(CONTINUE.length()), StandardCharsets.UTF_8);
        if (!word.equals(CONTINUE)) {
            throw new IOException("not the word to go on: " + word);
        }
    }

    /** Returns true when an answer has begun. */
    boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Waits until an answer begins. */
    void awaitByte() throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("no answer");
        }
    }

    /** Reads the answer to its end; the request has to ask for it by "Connection: close". */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

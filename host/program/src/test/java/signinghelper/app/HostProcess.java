package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.protocol.Frame;
import signinghelper.protocol.NativeMessageStream;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A running host, as a browser sees it: two pipes, standard error and an exit code. */
final class HostProcess implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 60;

    private final Process process;
    private final OutputStream in;
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    /** Everything that went in and came out, so far. */
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<Thread> readers;
    private volatile Throwable noFrame = new IOException("still open");

    HostProcess(ProcessBuilder builder) throws IOException {
        process = builder.start();
        in = process.getOutputStream();
        readers = List.of(new Thread(this::readFrames), new Thread(this::readErrors));
        readers.forEach(Thread::start);
    }

    /** Reads frames of JSON from standard output and keeps anything else for {@link #rest}. */
    private void readFrames() {
        var json = new JsonMapper();
        try (var out = new BufferedInputStream(process.getInputStream())) {
            var stream = new NativeMessageStream(out, OutputStream.nullOutputStream());
            for (var frame = stream.read(); frame.isPresent(); frame = stream.read()) {
                transcript.writeBytes(frame.get());
                frames.add(json.readTree(frame.get()));
            }
            noFrame = new IOException("closed");
        } catch (IOException e) {
            noFrame = e;
        }
    }

    private void readErrors() {
        try (InputStream text = process.getErrorStream()) {
            text.transferTo(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String json) throws IOException {
        sendBytes(Frame.of(json));
    }

    void sendBytes(byte[] bytes) throws IOException {
        transcript.writeBytes(bytes);
        in.write(bytes);
        in.flush();
    }

    /** Returns the processes that it has started itself. */
    List<ProcessHandle> children() {
        return process.children().toList();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns the bytes that went in and came out so far, on standard input and output. */
    byte[] transcript() {
        return transcript.toByteArray();
    }

    void endInput() throws IOException {
        in.close();
    }

    JsonNode next() throws InterruptedException {
        var frame = frames.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame; standard output: " + noFrame.getMessage());
        }
        return frame;
    }

    /** Asks and takes the next frame for the answer. */
    JsonNode ask(String id, String method, String params) throws IOException, InterruptedException {
        send("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + params + "}");
        var answer = next();
        assertThat(answer.path("id").asText()).isEqualTo(id);
        return answer;
    }

    JsonNode open(String session, String origin, String topOrigin) throws IOException, InterruptedException {
        return ask(
                "open",
                "session.open",
                "{\"session\":\"" + session + "\",\"origin\":\"" + origin + "\",\"topOrigin\":\"" + topOrigin
                        + "\",\"extension\":\"1.0.0\",\"library\":\"1.0.0\",\"locale\":\"zh-CN\"}");
    }

    /** Waits for the end; after it nothing is lost that was written before. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .as("has ended")
                .isTrue();
        for (var reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    /** After the end: frames that were not read, once it is sure that no other bytes came. */
    List<JsonNode> rest() {
        assertThat(noFrame).hasMessage("closed");
        return new ArrayList<>(frames);
    }

    /** Returns standard error; to be called after the end. */
    String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    /** Its bridges end by themselves; until they have, they may still write into the test's folder. */
    @Override
    public void close() {
        var bridges = children();
        process.destroyForcibly().onExit().join();
        bridges.forEach(bridge ->
                bridge.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join());
    }
}

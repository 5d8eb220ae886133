package signinghelper.token.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.token.Listed;
import signinghelper.token.TokenDriver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Child's end of the pipe: performs one call after the other until the host has closed it, then logs out. */
public final class BridgeChild {
    private static final Logger LOG = System.getLogger(BridgeChild.class.getName());
    private static final long SECONDS_TO_LOG_OUT = 2;

    private final ServedDriver served;
    private final FrameStream stream;
    private final WireFormat format = new WireFormat();
    /** Apart from the thread that reads, which must see the host go even while a library hangs. */
    private final ExecutorService calls = Executors.newSingleThreadExecutor();

    /** Serves {@code driver} over a pair of pipes. */
    public BridgeChild(TokenDriver driver, InputStream in, OutputStream out) {
        this.served = new ServedDriver(driver, this::tellOfChange);
        this.stream = new FrameStream(in, out);
    }

    /** Returns when the host has closed the pipe and the open sessions are closed, or after two seconds. */
    public void run() {
        try {
            var isFirst = true;
            for (var frame = stream.read(); frame.isPresent(); frame = stream.read()) {
                accept(frame.get());
                if (isFirst) {
                    isFirst = false;
                    calls.execute(BridgeChild::loadCryptography);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no more frames", e);
        }
        calls.execute(served::closeAll);
        calls.shutdown();
        try {
            var unused = calls.awaitTermination(SECONDS_TO_LOG_OUT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Loads the JSON of calls and answers, which takes as long as the rest of a start, in a thread beside it. The library
     * is not loaded before the first call.
     */
    public static void loadJson() {
        var thread = new Thread(BridgeChild::tryJson, "json");
        thread.setDaemon(true);
        thread.start();
    }

    private static void tryJson() {
        var format = new WireFormat();
        try {
            format.toBytes(format.encode(Answer.of((ObjectNode) format.encode(Listed.EMPTY))));
            format.decode(BridgeCall.class, "{\"call\":\"list\"}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads BouncyCastle after the first call, which lists U-Keys and rarely needs it, and before a key is used. */
    private static void loadCryptography() {
        LOG.log(Level.DEBUG, BouncyCastle.PROVIDER.getInfo());
    }

    private void accept(Frame frame) {
        calls.execute(() -> {
            if (frame.kind() == Frame.Kind.SECRET) {
                served.keep(frame);
            } else {
                answer(frame);
            }
        });
    }

    private void answer(Frame frame) {
        try {
            var answer = perform(frame);
            writeSecret(new Frame(Frame.Kind.SECRET, served.takeGiven()));
            stream.write(new Frame(Frame.Kind.JSON, format.toBytes(format.encode(answer))));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "nobody takes the answer", e);
        } finally {
            served.forgetSecrets();
        }
    }

    private void writeSecret(Frame secret) throws IOException {
        if (secret.body().length > 0) {
            stream.write(secret);
            secret.wipe();
        }
    }

    private void tellOfChange() {
        try {
            stream.write(Frame.changed());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "nobody wants to know of changes", e);
        }
    }

    private Answer perform(Frame frame) {
        try {
            var json = new String(frame.body(), StandardCharsets.UTF_8);
            BridgeCall<?> call = format.decode(BridgeCall.class, json);
            return Answer.of((ObjectNode) format.encode(call.perform(served)));
        } catch (Refusal refusal) {
            Optional.ofNullable(refusal.getCause())
                    .ifPresent(cause -> LOG.log(Level.WARNING, refusal.code().name(), cause));
            return Answer.of(refusal);
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "call failed", e);
            return Answer.of(Refusal.of(ErrorCode.DRIVER_FAILED));
        }
    }
}

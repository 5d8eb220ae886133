package signinghelper.token.bridge;

import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenDriver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    /** Apart from the thread that reads, which must see the host go even while a library hangs. */
    private final ExecutorService calls = Executors.newSingleThreadExecutor();

    private boolean isPrepared;

    /** Serves {@code driver} over a pair of pipes. */
    public BridgeChild(TokenDriver driver, InputStream in, OutputStream out) {
        this.served = new ServedDriver(driver, this::tell);
        this.stream = new FrameStream(in, out);
    }

    /** Returns when the host has closed the pipe and the open sessions are closed, or after two seconds. */
    public void run() {
        try {
            for (var frame = stream.read(); frame.isPresent(); frame = stream.read()) {
                accept(frame.get());
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

    /** Loads BouncyCastle after the first listing, which rarely needs it, and before a key is used. */
    private void prepareForKeys() {
        if (!isPrepared && served.hasListed()) {
            isPrepared = true;
            LOG.log(Level.DEBUG, BouncyCastle.PROVIDER.getInfo());
        }
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
            stream.write(answer);
            prepareForKeys();
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

    private void tell(Frame.Kind kind) {
        try {
            stream.write(Frame.unasked(kind));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "nobody wants to know of changes", e);
        }
    }

    private Frame perform(Frame frame) throws IOException {
        try {
            if (frame.kind() != Frame.Kind.CALL) {
                throw new IOException("no call: " + frame.kind());
            }
            var result = RecordReader.read(BridgeCall.class, frame.body()).perform(served);
            return new Frame(Frame.Kind.RESULT, RecordWriter.write(result.getClass(), result));
        } catch (Refusal refusal) {
            Optional.ofNullable(refusal.getCause())
                    .ifPresent(cause -> LOG.log(Level.WARNING, refusal.code().name(), cause));
            return refusal(refusal);
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "call failed", e);
            return refusal(Refusal.of(ErrorCode.DRIVER_FAILED));
        }
    }

    private static Frame refusal(Refusal refusal) throws IOException {
        return new Frame(Frame.Kind.REFUSAL, RecordWriter.write(Refused.class, Refused.of(refusal)));
    }
}

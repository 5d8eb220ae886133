package signinghelper.token.bridge;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Wait for a child's answer, which another thread reads from the pipe. */
final class PendingReply {

    /**
     * An answer.
     *
     * @param secret frame that was sent before it; often null
     */
    record Reply(Frame answer, @Nullable Frame secret) {}

    private final AtomicReference<@Nullable CompletableFuture<Reply>> waiting = new AtomicReference<>();
    /** Only the thread that reads uses it. */
    private @Nullable Frame secret;

    CompletableFuture<Reply> begin() {
        var reply = new CompletableFuture<Reply>();
        waiting.set(reply);
        return reply;
    }

    /** @throws IOException if nobody waits */
    void take(Frame frame) throws IOException {
        if (waiting.get() == null) {
            throw new IOException("an answer to nothing");
        }
        if (frame.kind() == Frame.Kind.SECRET) {
            secret = frame;
            return;
        }
        var before = secret;
        secret = null;
        var reply = waiting.getAndSet(null);
        if (reply != null) {
            reply.complete(new Reply(frame, before));
        }
    }

    void giveUp() {
        var reply = waiting.getAndSet(null);
        if (reply != null) {
            reply.completeExceptionally(new EOFException("the process has ended"));
        }
    }
}

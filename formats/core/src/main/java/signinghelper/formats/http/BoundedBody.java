package signinghelper.formats.http;

import signinghelper.formats.algorithm.Bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Body of an HTTP answer of at most so many bytes; with one more the connection is closed. */
public final class BoundedBody implements HttpResponse.BodySubscriber<Bytes> {
    private final int most;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<Bytes> whole = new CompletableFuture<>();
    private volatile Flow.@org.jspecify.annotations.Nullable Subscription subscription;

    /** @param most bytes */
    public BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<Bytes> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            if (taken.size() + buffer.remaining() > most) {
                refuse();
                return;
            }
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            taken.write(bytes, 0, bytes.length);
        }
    }

    private void refuse() {
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
        whole.completeExceptionally(new IOException("the answer has more than " + most + " bytes"));
    }

    @Override
    public void onError(Throwable cause) {
        whole.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        whole.complete(Bytes.copyOf(taken.toByteArray()));
    }
}

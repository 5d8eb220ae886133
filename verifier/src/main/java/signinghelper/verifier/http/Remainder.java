package signinghelper.verifier.http;

import io.javalin.http.Context;
import signinghelper.verifier.settings.Limits;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The rest of a body that is refused, read away within bounds before the answer. Many clients send all of it before they look for
 * an answer, and see none when the connection is closed meanwhile.
 */
final class Remainder {
    private static final Set<ServiceCode> LEFT_BY =
            Set.of(ServiceCode.BUSY, ServiceCode.TOO_LARGE, ServiceCode.NOT_JSON);

    /** Each takes one of the server's threads for as long as a body may come. */
    private static final int AT_ONCE = 16;

    private static final int TIMES_OF_A_BODY = 2;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Duration time;
    private final long most;

    Remainder(Limits limits, Uploads uploads) {
        time = Duration.ofSeconds(limits.bodySeconds());
        most = (long) TIMES_OF_A_BODY * uploads.mostBytes();
    }

    void readAway(Context context, ServiceCode code) {
        // Who expects to be told to go on has sent nothing yet.
        if (LEFT_BY.contains(code) && context.header("Expect") == null && places.tryAcquire()) {
            try {
                readAway(context);
            } catch (IOException | RuntimeException e) {
                // Its sender has gone away, or is silent; the answer is the same.
            } finally {
                places.release();
            }
        }
    }

    private void readAway(Context context) throws IOException {
        var body = context.req().getInputStream();
        var end = System.nanoTime() + time.toNanos();
        var part = new byte[16 * 1024];
        var left = most;
        while (left > 0 && System.nanoTime() - end < 0) {
            var size = body.read(part);
            left = size < 0 ? 0 : left - size;
        }
    }
}

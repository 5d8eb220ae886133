package signinghelper.verifier.http;

import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.verifier.settings.Limits;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds for requests with documents: bytes of each, and how many are held in memory at the same time. */
final class Uploads {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    /** The body in Base64, the octets in parts and whole, and what the judgement takes. */
    private static final int TIMES_OF_A_DOCUMENT = 5;

    private static final long BASE = 64L * 1024 * 1024;
    private static final int AROUND = 64 * 1024;

    /** Work for which a body is read. */
    @FunctionalInterface
    interface Work {
        Object answer() throws Exception;
    }

    private final Semaphore places;
    private final int mostBytes;
    private final JsonBody bodies;

    Uploads(Limits limits, JsonBody bodies) {
        this.bodies = bodies;
        places = new Semaphore(limits.uploadsAtOnce());
        // Base64 has four characters for three octets.
        mostBytes = Math.toIntExact((limits.documentBytes() + 2L) / 3 * 4 + AROUND);
    }

    /** Tells in the log when as many documents as there are places would not fit into the memory. */
    static void compareWithMemory(Limits limits, long heap) {
        var needed = BASE + limits.documentBytes() * (long) limits.uploadsAtOnce() * TIMES_OF_A_DOCUMENT;
        if (needed > heap) {
            LOG.warn(
                    "The heap has {} MiB, and limits.uploadsAtOnce documents of limits.documentBytes need {}: lower one, or give -Xmx{}m.",
                    heap >> 20,
                    needed >> 20,
                    needed >> 20);
        }
    }

    /** Largest body; all documents of a request together. */
    int mostBytes() {
        return mostBytes;
    }

    <T> T read(Context context, Class<T> type) throws ServiceRefusal, IOException {
        return bodies.read(context, type, mostBytes);
    }

    /** Works while there is a place, which is taken before the body is read. */
    Object oneOf(Work work) throws Exception {
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ServiceRefusal(ServiceCode.BUSY);
        }
        try {
            return work.answer();
        } finally {
            places.release();
        }
    }
}

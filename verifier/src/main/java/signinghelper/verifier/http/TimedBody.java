package signinghelper.verifier.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Reading of a body by an end. The server's own time-out starts anew with each byte, so that a slow body would have none. */
final class TimedBody {
    private static final int AT_ONCE = 64 * 1024;

    private final long end;

    TimedBody(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    /** Reads all; a body that breaks off is its sender's fault, not one of the service. */
    byte[] read(InputStream body, int most) throws ServiceRefusal {
        try {
            return readAll(body, most);
        } catch (IOException | RuntimeException e) {
            throw new ServiceRefusal(isLate(e) ? ServiceCode.BODY_LATE : ServiceCode.REQUEST_MALFORMED);
        }
    }

    private byte[] readAll(InputStream body, int most) throws ServiceRefusal, IOException {
        var all = new ByteArrayOutputStream();
        var part = new byte[AT_ONCE];
        for (var length = body.read(part); length >= 0; length = body.read(part)) {
            all.write(part, 0, length);
            if (all.size() > most) {
                throw new ServiceRefusal(ServiceCode.TOO_LARGE);
            }
            if (System.nanoTime() - end > 0) {
                throw new ServiceRefusal(ServiceCode.BODY_LATE);
            }
        }
        return all.toByteArray();
    }

    private static boolean isLate(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}

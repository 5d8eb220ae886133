package signinghelper.verifier.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

/** Reading of a body by an end. The server's own time-out starts anew with each byte, so that a slow body would have none. */
final class TimedBody {
    private static final int FIRST = 64 * 1024;

    private final long end;

    TimedBody(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    /**
     * Reads all; a body that breaks off is its sender's fault, not one of the service.
     *
     * @param promised bytes that its sender has told; negative when unknown
     */
    byte[] read(InputStream body, long promised, int most) throws ServiceRefusal {
        try {
            return readAll(body, promised < 0 ? FIRST : (int) Math.min(promised, most), most);
        } catch (IOException | RuntimeException e) {
            throw new ServiceRefusal(isLate(e) ? ServiceCode.BODY_LATE : ServiceCode.REQUEST_MALFORMED);
        }
    }

    /** Keeps a body of a promised length once alone, since it may be most of the memory that there is. */
    private byte[] readAll(InputStream body, int begin, int most) throws ServiceRefusal, IOException {
        var all = new byte[begin];
        var size = 0;
        for (var next = body.read(); next >= 0; next = body.read()) {
            if (size == most) {
                throw new ServiceRefusal(ServiceCode.TOO_LARGE);
            }
            if (size == all.length) {
                all = Arrays.copyOf(all, Math.min(Math.max(FIRST, 2 * size), most));
            }
            all[size] = (byte) next;
            size += 1 + Math.max(0, body.read(all, size + 1, all.length - size - 1));
            if (System.nanoTime() - end > 0) {
                throw new ServiceRefusal(ServiceCode.BODY_LATE);
            }
        }
        return size == all.length ? all : Arrays.copyOf(all, size);
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

package signinghelper.formats.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time that the verification of a document may take from now on. Readers of the document and its parts look at it, since a
 * small file can be made to cost any time.
 */
public final class TimeLimit {
    /** Never over, for documents that the caller has made. */
    public static final TimeLimit NONE = new TimeLimit(Duration.ZERO, () -> -1);

    private final Duration most;
    private final LongSupplier clock;
    private final long start;

    private TimeLimit(Duration most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /**
     * Begins the time.
     *
     * @param nanoClock such as {@code System::nanoTime}
     */
    public static TimeLimit of(Duration most, LongSupplier nanoClock) {
        if (most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException("no time");
        }
        return new TimeLimit(most, nanoClock);
    }

    /**
     * Looks at the time.
     *
     * @throws TimeSpentException if it is over
     */
    public void require() throws TimeSpentException {
        if (clock.getAsLong() - start > most.toNanos()) {
            throw new TimeSpentException(most);
        }
    }

    /** Returns a stream that can be read until the time is over. */
    public InputStream over(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                require();
                return super.read();
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                require();
                return super.read(into, at, length);
            }
        };
    }
}

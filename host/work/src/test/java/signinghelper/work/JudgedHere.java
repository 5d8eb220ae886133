package signinghelper.work;

import java.io.IOException;
import java.time.Duration;

/** Judging in the test's own process, by the same bytes that otherwise go to a separate one. */
public final class JudgedHere implements JudgingProcess {
    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public byte[] judge(byte[] order, Inquiry inquiry, Duration limit) throws IOException {
        return JudgedOrder.perform(order, inquiry);
    }

    @Override
    public void close() {}
}

package signinghelper.demo.portal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest verifications. Called by many threads. */
final class VerificationLog {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationLog.class);
    private static final int MAXIMUM = 1000;

    private final Deque<Verification> latest = new ArrayDeque<>();

    /** Returns {@code verification}. */
    synchronized Verification add(Verification verification) {
        LOG.info("{}", verification);
        if (latest.size() == MAXIMUM) {
            latest.removeFirst();
        }
        latest.addLast(verification);
        return verification;
    }

    synchronized void forgetAll() {
        latest.clear();
    }

    /** Oldest first. */
    synchronized List<Verification> all() {
        return List.copyOf(latest);
    }
}

package signinghelper.token.presence;

import signinghelper.token.TokenInfo;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps the changes that it receives. */
public final class HeardChanges implements PresenceChange.Listener {
    private static final long DEADLINE_SECONDS = 60;

    private final BlockingQueue<PresenceChange> heard = new LinkedBlockingQueue<>();

    @Override
    public void changed(PresenceChange change) {
        heard.add(change);
    }

    /** Waits for the next. */
    public PresenceChange next() throws InterruptedException {
        var change = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (change == null) {
            throw new AssertionError("told nothing");
        }
        return change;
    }

    public boolean isEmpty() {
        return heard.isEmpty();
    }

    /** Labels of the present, the plugged and the pulled, each list in brackets. */
    public static String labels(PresenceChange change) {
        return labels(change.present()) + " +" + labels(change.plugged()) + " -" + labels(change.pulled());
    }

    private static List<String> labels(List<TokenInfo> tokens) {
        return tokens.stream().map(TokenInfo::label).toList();
    }
}

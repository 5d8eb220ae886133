package signinghelper.check;

import signinghelper.check.Evidence.Kind;
import signinghelper.clock.BestKnownTime;
import signinghelper.clock.KnownTime;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Time by which certificates are checked.
 *
 * @param known the computer's clock when no better time is known, as at signing
 * @param source {@code portal} or {@code computer}
 * @param contradicted true when other evidence contradicts it; it is then not used
 */
record TimeNow(KnownTime known, String source, boolean contradicted) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Waits a moment for the portal's time, which may just be asked for. */
    static TimeNow of(BestKnownTime time) throws InterruptedException {
        if (time.trusted().isEmpty()) {
            try {
                time.ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // The times that are known so far are used.
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        var source = time.trusted().isPresent() ? "portal" : "computer";
        return new TimeNow(time.now(), source, time.contradiction().isPresent());
    }

    Evidence evidence() {
        var uncertainty = source.equals("portal") ? ", ± " + known.uncertainty().toMillis() + " ms" : "";
        return new Evidence("time", Kind.PLAIN, known.instant() + " (" + source + uncertainty + ")");
    }
}

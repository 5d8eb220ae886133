package signinghelper.work;

import signinghelper.certificate.AwaitedOpenings;
import signinghelper.history.SignatureHistory;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Notes in the history of the user's own of when envelopes are to be opened. None is made while it is off. */
public final class OpeningNotes {
    private static final Logger LOG = System.getLogger(OpeningNotes.class.getName());

    private final SignatureHistory history;
    private final AwaitedOpenings openings;

    public OpeningNotes(SignatureHistory history, AwaitedOpenings openings) {
        this.history = history;
        this.openings = openings;
    }

    /** Notes envelopes to these certificates. A failure to write spoils no encryption. */
    public void note(List<X509Certificate> recipients, Instant opens) {
        try {
            if (history.state() == SignatureHistory.State.ON) {
                openings.note(recipients, opens);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the history of signatures cannot be written", e);
        }
    }
}

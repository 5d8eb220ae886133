package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.profile.Signing;

import java.io.IOException;
import java.time.Instant;

/** Verdicts on documents in every form that is read, by a profile. */
@FunctionalInterface
public interface Verdicts {
    /**
     * Returns the verdict on a document.
     *
     * @param apart detached content; null when it is embedded
     * @param asOf time of the verdict; null for the present
     * @throws JudgementEndedException if the process that judges it has ended
     * @throws IOException if the document cannot be read
     */
    VerificationReport on(Content document, @Nullable Content apart, Signing signing, @Nullable Instant asOf)
            throws IOException;
}

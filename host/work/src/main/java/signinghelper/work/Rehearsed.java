package signinghelper.work;

import signinghelper.certificate.OpenedKeys;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.token.HeldKey;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Rehearsal in which a key was used.
 *
 * @param holder as the profile's rules read the certificate
 * @param time best known, at its end
 * @param before last opening on this computer before it, as {@link OpenedKeys#last}
 */
public record Rehearsed(
        HeldKey key,
        CertificateSubject holder,
        List<Tried> envelopes,
        Instant time,
        Optional<OpenedKeys.Opened> before) {
    public Rehearsed {
        Objects.requireNonNull(key);
        Objects.requireNonNull(holder);
        envelopes = List.copyOf(envelopes);
        Objects.requireNonNull(time);
        Objects.requireNonNull(before);
    }

    /** An envelope that was tried. */
    public record Tried(String title, Outcome outcome) {
        public Tried {
            Objects.requireNonNull(title);
            Objects.requireNonNull(outcome);
        }
    }

    /** Returns true when at least one envelope opened. */
    public boolean hasOpened() {
        return envelopes.stream().anyMatch(tried -> tried.outcome() == Outcome.OPENED);
    }

    /** Returns true when each envelope had this outcome. */
    public boolean areAll(Outcome outcome) {
        return envelopes.stream().allMatch(tried -> tried.outcome() == outcome);
    }
}

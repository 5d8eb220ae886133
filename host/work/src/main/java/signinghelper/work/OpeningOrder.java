package signinghelper.work;

import signinghelper.formats.statement.Statement;
import signinghelper.prompt.EnvelopeLine;
import signinghelper.prompt.PinSubject;
import signinghelper.token.HeldKey;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Envelopes to open, and the keys that may be used.
 *
 * @param kind a rehearsal gives no plaintext to anybody
 * @param envelopes 1 to {@value #MOST_ENVELOPES}
 * @param wanted filter of the keys that are offered
 */
public record OpeningOrder(Statement.Kind kind, List<EnvelopeToOpen> envelopes, Predicate<HeldKey> wanted) {
    public static final int MOST_ENVELOPES = 1000;

    public OpeningOrder {
        Objects.requireNonNull(kind);
        envelopes = List.copyOf(envelopes);
        Objects.requireNonNull(wanted);
        if (envelopes.isEmpty() || envelopes.size() > MOST_ENVELOPES) {
            throw new IllegalArgumentException("1 to " + MOST_ENVELOPES + " envelopes");
        }
    }

    boolean isRehearsal() {
        return kind == Statement.Kind.REHEARSAL;
    }

    PinSubject subject() {
        List<EnvelopeLine> lines = envelopes.stream().map(EnvelopeToOpen::line).toList();
        return isRehearsal() ? new PinSubject.Rehearsal(lines) : new PinSubject.Opening(lines);
    }
}

package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.certificate.OpenedKeys;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Course of an opening so far: the key in use, and an outcome for each envelope. */
public final class OpeningCourse {
    private final List<Outcome> outcomes;
    private @Nullable HeldKey key;
    private Optional<OpenedKeys.Opened> before = Optional.empty();
    private @Nullable ErrorCode code;

    /** Begins with no envelope opened. */
    public OpeningCourse(int envelopes) {
        this.outcomes = new ArrayList<>(Collections.nCopies(envelopes, Outcome.NOT_OPENED));
    }

    /** Returns the outcomes in the order of the envelopes. */
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Returns the key that was in use; empty before a PIN was given. */
    Optional<HeldKey> key() {
        return Optional.ofNullable(key);
    }

    /** Returns the last opening before this one, as {@link OpenedKeys#last}. */
    Optional<OpenedKeys.Opened> before() {
        return before;
    }

    /** Notes the key that is in use, and its last opening until now. */
    void uses(HeldKey used, Optional<OpenedKeys.Opened> last) {
        key = used;
        before = last;
    }

    void ended(int index, Outcome outcome) {
        outcomes.set(index, outcome);
    }

    /** Notes the error that ended it before all envelopes were tried. */
    void endedBy(ErrorCode error) {
        code = error;
    }

    /** Returns the error that ended it; empty where it ran to its end. */
    Optional<ErrorCode> code() {
        return Optional.ofNullable(code);
    }
}

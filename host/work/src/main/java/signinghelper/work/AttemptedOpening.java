package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.KnownTime;
import signinghelper.formats.envelope.recipient.RecipientName;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.Wanted;
import signinghelper.prompt.EnvelopeLine;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** An opening or rehearsal for a page or client, from its request on. A statement is made of it. */
public final class AttemptedOpening {
    private static final int MOST_WANTED = 100;
    private static final int MOST_NAMES = 5_000;

    private final Statement.Kind kind;
    private final boolean isAuthenticated;
    private final List<GivenDocument> given;
    private final OpeningCourse course;
    private final List<List<RecipientName>> names = new ArrayList<>();
    private @Nullable KnownTime begun;
    private @Nullable KnownTime ended;
    private boolean isNoted;

    /**
     * @param isAuthenticated true where content without integrity is refused
     * @param given 1 to {@value OpeningOrder#MOST_ENVELOPES}
     */
    public AttemptedOpening(Statement.Kind kind, boolean isAuthenticated, List<GivenDocument> given) {
        this.kind = kind;
        this.isAuthenticated = isAuthenticated;
        this.given = List.copyOf(given);
        this.course = new OpeningCourse(given.size());
    }

    OpeningCourse course() {
        return course;
    }

    /**
     * Reads every envelope to its end. Of an attempt that is kept, only the names stay in memory.
     *
     * @throws Refusal {@code ENVELOPE_REFUSED} for the first that cannot be read, with its number from 1 as the fact {@code
     *     document}; the reason if the task is ended
     */
    OpeningOrder begin(KnownTime now, Task task) throws Refusal {
        begun = now;
        var read = new ArrayList<EnvelopeToOpen>();
        for (var envelope : given) {
            task.check();
            var found = readOrRefused(envelope, read.size());
            read.add(found);
            names.add(found.envelope().recipients());
            requireFew();
        }
        return new OpeningOrder(kind, read, key -> true);
    }

    /** A page may name a thousand envelopes, each with a hundred recipients. */
    private void requireFew() throws Refusal {
        if (names.stream().mapToInt(List::size).sum() > MOST_NAMES) {
            throw new Refusal(ErrorCode.CONTENT_REFUSED, Map.of("rule", "TOO_MUCH_CONTENT"));
        }
    }

    private EnvelopeToOpen readOrRefused(GivenDocument envelope, int index) throws Refusal {
        try {
            return read(envelope);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
        } catch (Refusal refusal) {
            course.ended(index, Statement.Outcome.REFUSED);
            var facts = new HashMap<>(refusal.facts());
            facts.put("document", Integer.toString(index + 1));
            throw new Refusal(refusal.code(), facts, refusal);
        }
    }

    private EnvelopeToOpen read(GivenDocument envelope) throws Refusal, IOException {
        var found = EnvelopeToOpen.read(envelope);
        if (isAuthenticated && !found.envelope().contentAlgorithm().isAuthenticated()) {
            throw new Refusal(ErrorCode.ENVELOPE_REFUSED, Map.of("rule", "WITHOUT_INTEGRITY"));
        }
        return found;
    }

    /** Notes the error that ended it. */
    void endedBy(ErrorCode error, KnownTime now) {
        course.endedBy(error);
        ended = now;
    }

    Statement.Kind kind() {
        return kind;
    }

    /** Returns the lines of a window that shows it. */
    List<EnvelopeLine> lines() {
        return IntStream.range(0, given.size()).mapToObj(this::shown).toList();
    }

    private EnvelopeLine shown(int index) {
        var line = new EnvelopeLine(
                given.get(index).title(),
                given.get(index).content().size(),
                names(index).size());
        return line.with(course.outcomes().get(index));
    }

    /** Returns the recipients that an envelope names; empty where it was not read. */
    private List<RecipientName> names(int index) {
        return index < names.size() ? names.get(index) : List.of();
    }

    /**
     * Makes the statement.
     *
     * @param now its end, where no error ended it before
     */
    Statement statement(Receipt.Occasion occasion, KnownTime now, Statement.Computer computer) {
        var start = Objects.requireNonNull(begun);
        var end = ended == null ? now : ended;
        var uncertainty =
                start.uncertainty().compareTo(end.uncertainty()) > 0 ? start.uncertainty() : end.uncertainty();
        return new Statement(
                kind,
                occasion,
                inSeconds(start),
                inSeconds(end),
                uncertainty.plusMillis(999).toSeconds(),
                computer,
                course.key()
                        .map(held -> Statement.Certificate.of(held.key().certificate()))
                        .orElse(null),
                course.code().map(ErrorCode::name).orElse(""),
                IntStream.range(0, given.size()).mapToObj(this::line).toList());
    }

    /** Returns true after {@link #note}. */
    boolean isNoted() {
        return isNoted;
    }

    /** Notes the envelopes that opened. */
    void note(SignatureNotes.Batch notes) {
        isNoted = true;
        var key = course.key();
        for (var index = 0; index < given.size(); index++) {
            if (key.isPresent() && course.outcomes().get(index) == Statement.Outcome.OPENED) {
                notes.opened(key.get(), kind, given.get(index));
            }
        }
    }

    private static Instant inSeconds(KnownTime time) {
        return time.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Statement.Line line(int index) {
        var content = given.get(index).content();
        var wanted = names(index).stream()
                .flatMap(name -> wanted(name).stream())
                .limit(MOST_WANTED)
                .toList();
        var outcome = course.outcomes().get(index);
        return new Statement.Line(given.get(index).title(), content.sha256(), content.size(), outcome, wanted);
    }

    private static Optional<Wanted> wanted(RecipientName name) {
        var serial = name.serialNumber();
        return serial == null
                ? Wanted.of(Objects.requireNonNull(name.subjectKeyIdentifier()))
                : Wanted.of(Objects.requireNonNull(name.issuer()), serial);
    }
}

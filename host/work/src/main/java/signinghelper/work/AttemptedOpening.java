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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An opening or rehearsal for a page or client, from its request on. A statement is made of it. */
public final class AttemptedOpening {
    private static final int MOST_WANTED = 100;

    private final Statement.Kind kind;
    private final boolean isAuthenticated;
    private final List<GivenDocument> given;
    private final OpeningCourse course;
    private final List<EnvelopeToOpen> read = new ArrayList<>();
    private @Nullable KnownTime begun;
    private @Nullable KnownTime ended;
    private @Nullable ErrorCode code;

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
     * Reads every envelope to its end.
     *
     * @throws Refusal {@code ENVELOPE_REFUSED} for the first that cannot be read
     */
    OpeningOrder begin(KnownTime now) throws Refusal {
        begun = now;
        for (var envelope : given) {
            try {
                read.add(read(envelope));
            } catch (IOException e) {
                throw Refusal.of(ErrorCode.CONTENT_REFUSED, e);
            } catch (Refusal refusal) {
                course.ended(read.size(), Statement.Outcome.REFUSED);
                throw refusal;
            }
        }
        return new OpeningOrder(kind, read, key -> true);
    }

    private EnvelopeToOpen read(GivenDocument envelope) throws Refusal, IOException {
        var found = EnvelopeToOpen.read(envelope.title(), envelope.content());
        if (isAuthenticated && !found.envelope().contentAlgorithm().isAuthenticated()) {
            throw new Refusal(ErrorCode.ENVELOPE_REFUSED, Map.of("rule", "WITHOUT_INTEGRITY"));
        }
        return found;
    }

    /** Notes the error that ended it. */
    void endedWith(ErrorCode error, KnownTime now) {
        code = error;
        ended = now;
        if (error == ErrorCode.ENVELOPE_FOR_OTHERS) {
            course.endedForAll(Statement.Outcome.FOR_OTHERS);
        }
    }

    /** Returns the error that ended it; empty where it ran to its end. */
    Optional<ErrorCode> endedWith() {
        return Optional.ofNullable(code);
    }

    /** Returns the lines of a window that shows it. */
    List<EnvelopeLine> lines() {
        return IntStream.range(0, given.size())
                .mapToObj(index -> index < read.size()
                        ? read.get(index).line()
                        : given.get(index).unreadLine())
                .toList();
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
                code == null ? "" : code.name(),
                IntStream.range(0, given.size()).mapToObj(this::line).toList());
    }

    /** Notes the envelopes that opened. */
    void note(SignatureNotes.Batch notes) {
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
        var names =
                index < read.size() ? read.get(index).envelope().recipients().stream() : Stream.<RecipientName>empty();
        var wanted =
                names.flatMap(name -> wanted(name).stream()).limit(MOST_WANTED).toList();
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

package signinghelper.window.helper;

import signinghelper.certificate.OpenedKeys;
import signinghelper.certificate.Validity;
import signinghelper.check.Verdict;
import signinghelper.formats.statement.Statement.Outcome;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.window.part.Words;
import signinghelper.work.OpeningDay;
import signinghelper.work.PluggedToken;
import signinghelper.work.Rehearsed;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Texts about a rehearsal, and what will be different on the day of the opening. */
final class RehearsalTexts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final HelperTexts texts;
    private final Words words;

    /** A text, and how good its news is. */
    record Said(Verdict verdict, String text) {}

    RehearsalTexts(HelperTexts texts) {
        this.texts = texts;
        this.words = texts.words();
    }

    /** Returns the sections to show, in their order; none before a rehearsal. */
    List<Said> of(RehearsalState state) {
        var refused = state.refused();
        var done = state.done();
        if (state.isRunning()) {
            return List.of(new Said(Verdict.UNKNOWN, words.get("rehearsal.running")));
        }
        if (refused != null) {
            return List.of(new Said(Verdict.FAIL, refusal(refused)));
        }
        return done == null ? List.of() : of(done, state.day());
    }

    private List<Said> of(Rehearsed done, String day) {
        var sections = new ArrayList<Said>();
        sections.add(result(done));
        before(done).ifPresent(sections::add);
        sections.add(day(done, day));
        sections.add(new Said(done.hasOpened() ? Verdict.PASS : Verdict.UNKNOWN, words.get("rehearsal.again")));
        return sections;
    }

    private String refusal(Refusal refused) {
        var said = texts.of(refused);
        return refused.code() == ErrorCode.RECIPIENT_REFUSED
                ? said + "\n" + words.get("rehearsal.recipient.refused")
                : said;
    }

    private Said result(Rehearsed done) {
        var lines = new ArrayList<String>();
        var isOpen = done.areAll(Outcome.OPENED);
        lines.add(words.get(isOpen ? "rehearsal.opens" : "rehearsal.opens.not"));
        done.envelopes().forEach(tried -> lines.add(words.get(wordOf(tried.outcome()), tried.title())));
        if (done.envelopes().stream().anyMatch(tried -> tried.outcome() == Outcome.UNREADABLE)) {
            lines.add(texts.of(Refusal.of(ErrorCode.ENVELOPE_UNREADABLE)));
        }
        var certificate = done.key().key().certificate();
        lines.add(words.get("rehearsal.holder", texts.holder(done.holder())));
        lines.add(words.get("rehearsal.certificate.facts", serial(certificate), Validity.DAY.format(end(certificate))));
        lines.add(words.get(
                "rehearsal.computer",
                done.key().token().label(),
                done.key().token().driver(),
                TIME.format(done.time())));
        return new Said(isOpen ? Verdict.PASS : Verdict.FAIL, String.join("\n", lines));
    }

    private static String wordOf(Outcome outcome) {
        return switch (outcome) {
            case OPENED -> "rehearsal.OPENED";
            case UNREADABLE -> "rehearsal.UNREADABLE";
            case NOT_OPENED, FOR_OTHERS, REFUSED -> "rehearsal.NOT_OPENED";
        };
    }

    /** Compares with the last opening; empty where nothing has changed and yet nothing opened. */
    private Optional<Said> before(Rehearsed done) {
        var before = done.before();
        if (before.isEmpty()) {
            return Optional.of(
                    done.hasOpened()
                            ? new Said(Verdict.PASS, words.get("rehearsal.first"))
                            : new Said(Verdict.UNKNOWN, words.get("rehearsal.never")));
        }
        var time = TIME.format(Instant.parse(before.get().time()));
        return before.get()
                .changeTo(done.key())
                .map(change -> changed(change, time, before.get().driver()))
                .or(() -> Optional.of(new Said(Verdict.PASS, words.get("rehearsal.same", time)))
                        .filter(said -> done.hasOpened()));
    }

    private Said changed(OpenedKeys.Change change, String time, String driver) {
        return new Said(
                Verdict.WARN,
                switch (change) {
                    case RENEWED -> words.get("rehearsal.renewed", time);
                    case DRIVER -> words.get("rehearsal.driver", time, driver);
                });
    }

    private Said day(Rehearsed done, String typed) {
        if (typed.isBlank()) {
            return new Said(Verdict.UNKNOWN, words.get("rehearsal.day.empty"));
        }
        return OpeningDay.parse(typed, ZoneId.systemDefault())
                .map(day -> day(done, day))
                .orElseGet(() -> new Said(Verdict.UNKNOWN, words.get("rehearsal.day.wrong")));
    }

    private Said day(Rehearsed done, OpeningDay day) {
        if (day.isPast(done.time())) {
            return new Said(Verdict.WARN, words.get("rehearsal.day.past", day.date()));
        }
        var reminder = reminder(done, day);
        var certificate = done.key().key().certificate();
        return day.outlasts(certificate)
                ? new Said(
                        Verdict.WARN,
                        words.get("rehearsal.day.ended", Validity.DAY.format(end(certificate))) + "\n" + reminder)
                : new Said(Verdict.PASS, words.get("rehearsal.day.valid", day.date()) + "\n" + reminder);
    }

    private String reminder(Rehearsed done, OpeningDay day) {
        if (!day.isNear(done.time())) {
            return words.get("rehearsal.day.remember", day.date(), day.rehearsal());
        }
        // A key that opens nothing may need another driver or U-Key before the day.
        var key = done.areAll(Outcome.OPENED) ? "rehearsal.day.near" : "rehearsal.day.near.not";
        return words.get(key, day.date());
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    /** Returns the whole number, so that it can be compared with one that an envelope names. */
    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    /** Returns the text of a certificate to choose. */
    String details(PluggedToken.Certificate shown) {
        var held = shown.held();
        return words.get(
                "rehearsal.choice",
                serial(held.key().certificate()),
                Validity.DAY.format(end(held.key().certificate())),
                held.token().label());
    }

    /** Returns what is plugged in where no certificate opens anything; empty while it is not known. */
    Optional<String> absent(HelperState state) {
        return state.tokens().map(tokens -> {
            var lines = new ArrayList<>(List.of(words.get("rehearsal.none")));
            for (var plugged : tokens.tokens()) {
                lines.add(words.get("rehearsal.token", plugged.token().label()));
                plugged.certificates().forEach(one -> lines.add(texts.of(one)));
            }
            state.tokensRefused().map(texts::of).ifPresent(lines::add);
            lines.add(words.get("rehearsal.none.step"));
            return String.join("\n", lines);
        });
    }
}

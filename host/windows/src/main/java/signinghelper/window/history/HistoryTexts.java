package signinghelper.window.history;

import signinghelper.formats.verification.ReportWords;
import signinghelper.guidance.Language;
import signinghelper.history.HistoryEntry;
import signinghelper.history.SignatureHistory;
import signinghelper.window.part.Words;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts about entries of the history, in one language. */
final class HistoryTexts {
    private final Words words;
    private final ReportWords times;

    HistoryTexts(Words words, Language language) {
        this.words = words;
        this.times = new ReportWords(language.locale());
    }

    Words words() {
        return words;
    }

    String state(SignatureHistory.State state) {
        return words.get(
                switch (state) {
                    case FORBIDDEN -> "history.state.FORBIDDEN";
                    case OFF -> "history.state.OFF";
                    case PROPOSED -> "history.state.PROPOSED";
                    case ON -> "history.state.ON";
                });
    }

    String time(HistoryEntry entry) {
        return times.of(entry.instant());
    }

    /** Returns the time to the minute, for a narrow column. */
    String minute(HistoryEntry entry) {
        return time(entry).substring(0, "yyyy-mm-dd hh:mm".length());
    }

    String portal(HistoryEntry entry) {
        if (!entry.origin().isEmpty()) {
            return entry.portal();
        }
        return entry.client().isEmpty() ? words.get("history.terminal") : words.get("history.client", entry.client());
    }

    /** Returns the first title, and how many more there are. */
    String titles(HistoryEntry entry) {
        var first = entry.documents().get(0).title();
        var count = entry.documents().size();
        return count == 1 ? first : words.get("history.titles", first, count);
    }

    /** Returns label and value of each fact about a batch. */
    List<Fact> facts(HistoryEntry entry) {
        var signer = entry.signer();
        return List.of(
                fact("time", words.get("history.time.uncertain", time(entry), entry.uncertaintySeconds())),
                fact("portal", (portal(entry) + " " + entry.origin()).strip()),
                fact("signer", signer.holder()),
                fact("serial", signer.serialNumber()),
                fact("issuer", signer.issuer()),
                fact(
                        "receipt",
                        words.get(entry.receipt().isEmpty() ? "history.receipt.none" : "history.receipt.kept")));
    }

    /** @param label name of the fact in the window's language */
    record Fact(String label, String value) {}

    private Fact fact(String key, String value) {
        return new Fact(words.get("history.fact." + key), value);
    }

    String document(HistoryEntry.Document document) {
        return words.get(
                "history.document", document.title(), document.format(), document.digestAlgorithm(), document.digest());
    }

    /** Returns everything about an entry, in lines. */
    String details(HistoryEntry entry) {
        return Stream.concat(
                        facts(entry).stream().map(fact -> words.get("report.field", fact.label(), fact.value())),
                        entry.documents().stream().map(this::document))
                .collect(Collectors.joining("\n"));
    }
}

package signinghelper.formats.verification;

import signinghelper.formats.verification.ReportDocument.Entry;
import signinghelper.formats.verification.ReportSheet.Line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lines about findings: for a clerk one for each code, with the places where it is seen, and for an auditor one for each finding. */
final class FindingLines {
    /** Facts by which programs find a thing, and people do not. */
    private static final Set<String> TECHNICAL = Set.of("part", "position");

    private final ReportWords words;

    FindingLines(ReportWords words) {
        this.words = words;
    }

    /** Finding that decides a verdict other than {@code TOTAL_PASSED}. */
    record Decisive(Severity severity, Code code, String text) {}

    /** Returns the first of the worst findings; empty when none is undecided or failed. */
    Optional<Decisive> decisive(List<Entry> findings) {
        return findings.stream()
                .filter(each -> each.severity().compareTo(Severity.UNDECIDED) >= 0)
                .reduce((first, other) -> other.severity().compareTo(first.severity()) > 0 ? other : first)
                .map(worst -> new Decisive(worst.severity(), worst.code(), sentence(withCode(findings, worst.code()))));
    }

    /** Returns a line for each code. What a later signature draws says that it is there. */
    List<Line> grouped(List<Entry> findings) {
        var drawn = withCode(findings, Code.APPEARANCE_ADDED_LATER).stream()
                .map(Entry::facts)
                .toList();
        return findings.stream()
                .filter(each -> each.code() != Code.SIGNED_AGAIN_LATER || !drawn.contains(each.facts()))
                .map(Entry::code)
                .distinct()
                .map(code -> new Line(sentence(withCode(findings, code)), code.severity()))
                .toList();
    }

    /** Returns a line for each finding, without its technical facts. One CA may answer for two. */
    List<Line> each(List<Entry> findings) {
        return findings.stream()
                .map(finding -> new Line(sentence(List.of(finding)), finding.severity()))
                .distinct()
                .toList();
    }

    /** Returns a line for each finding, with all facts and the code. */
    List<Line> detailed(List<Entry> findings) {
        return findings.stream()
                .map(finding -> new Line(
                        words.label(
                                "finding",
                                words.of(finding.step()),
                                words.of(finding.code(), finding.facts()),
                                finding.code()),
                        finding.severity()))
                .toList();
    }

    private static List<Entry> withCode(List<Entry> findings, Code code) {
        return findings.stream().filter(each -> each.code() == code).toList();
    }

    /**
     * Returns a sentence that names each kind of thing with its own places.
     *
     * @param alike at least one, all with the same code
     */
    private String sentence(List<Entry> alike) {
        var things = new LinkedHashMap<String, List<Entry>>();
        alike.forEach(each -> things.computeIfAbsent(each.facts().getOrDefault("what", ""), first -> new ArrayList<>())
                .add(each));
        return words.of(
                alike.get(0).code(),
                things.values().stream().map(FindingLines::merged).toList());
    }

    private static Map<String, String> merged(List<Entry> alike) {
        var merged = new TreeMap<String, Set<String>>();
        for (var finding : alike) {
            finding.facts().forEach((name, fact) -> {
                if (!TECHNICAL.contains(name)) {
                    merged.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(fact);
                }
            });
        }
        return joined(merged);
    }

    private static Map<String, String> joined(Map<String, Set<String>> merged) {
        var facts = new LinkedHashMap<String, String>();
        merged.forEach(
                (name, values) -> facts.put(name, name.equals("pages") ? PageNumbers.joined(values) : joined(values)));
        return facts;
    }

    private static String joined(Collection<String> values) {
        return values.stream().collect(Collectors.joining(", "));
    }
}

package signinghelper.support;

import org.jspecify.annotations.Nullable;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;
import signinghelper.guidance.WordBook;
import signinghelper.protocol.Guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Text of a report for readers, Chinese first and English beside it. The window shows these lines, and the saved page
 * contains the same.
 */
public final class ReportText {
    private final SupportReport report;
    private final List<WordBook> books = Stream.of(Language.values())
            .map(language -> new WordBook("signinghelper.support.words", language))
            .toList();

    /** Heading with its lines, each made safe for display. */
    record Section(String heading, List<String> lines) {
        Section {
            heading = VisibleText.of(heading);
            lines = lines.stream().map(VisibleText::of).toList();
        }
    }

    public ReportText(SupportReport report) {
        this.report = report;
    }

    /** Returns the report as plain text. */
    public String text() {
        var lines = new ArrayList<String>();
        for (var section : sections()) {
            lines.add("== " + section.heading());
            lines.addAll(section.lines());
            lines.add("");
        }
        return String.join("\n", lines);
    }

    String title() {
        return both("title");
    }

    List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.add(new Section(title(), List.of(both("created", report.created()), both("promise"))));
        sections.add(new Section(both("versions"), versions()));
        report.findings().forEach(finding -> sections.add(finding(finding)));
        sections.add(new Section(both("repairs"), repairs()));
        sections.add(new Section(both("certificates"), orNone(report.certificates())));
        sections.add(new Section(both("log"), log()));
        return sections;
    }

    private List<String> versions() {
        var versions = report.versions();
        var profile = report.profile();
        return List.of(
                both("version.product", versions.product()),
                "Java " + versions.java() + ", " + versions.javaVendor(),
                versions.system() + " " + versions.systemVersion() + ", " + versions.architecture(),
                profile == null
                        ? both("profile.none")
                        : both("profile", profile.id(), String.valueOf(profile.version())));
    }

    private Section finding(SupportReport.ReportedFinding finding) {
        var names = Stream.of(Language.values())
                .map(language -> words(finding, language).name())
                .toList();
        var code = finding.code() == null ? "" : " " + finding.code();
        var lines = new ArrayList<String>();
        for (var language : Language.values()) {
            lines.addAll(said(words(finding, language).guidance()));
        }
        for (var seen : finding.evidence()) {
            lines.add(seen.name() + ": " + Objects.requireNonNullElseGet(seen.value(), () -> both("withheld")));
        }
        return new Section(
                finding.verdict() + code + " · " + String.join(" · ", names) + " (" + finding.check() + ")", lines);
    }

    private static SupportReport.Words words(SupportReport.ReportedFinding finding, Language language) {
        return Objects.requireNonNull(finding.words().get(language.tag()));
    }

    private static List<String> said(@Nullable Guidance guidance) {
        if (guidance == null) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of(guidance.title(), guidance.reason()));
        guidance.steps().forEach(step -> lines.add("- " + step));
        return lines;
    }

    private List<String> repairs() {
        return orNone(report.repairs().stream()
                .map(run -> both(
                        run.undone() ? "repair.undone" : run.finished() ? "repair.finished" : "repair.broken",
                        run.repair(),
                        run.began(),
                        String.valueOf(run.changes())))
                .toList());
    }

    private List<String> log() {
        var lines = new ArrayList<String>();
        lines.add(both("log.left", String.valueOf(report.log().leftOut())));
        lines.addAll(report.log().lines());
        return lines;
    }

    private List<String> orNone(List<String> lines) {
        return lines.isEmpty() ? List.of(both("none")) : lines;
    }

    private String both(String key, Object... values) {
        return String.join(
                " · ", books.stream().map(book -> book.get(key, values)).toList());
    }
}

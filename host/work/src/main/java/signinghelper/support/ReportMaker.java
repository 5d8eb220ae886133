package signinghelper.support;

import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.RepairJournal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.ResidentNumber;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Maker of a report from the collected data: the only way between them, and the place of redaction. */
public final class ReportMaker {
    private static final Pattern REPAIR = Pattern.compile("[a-z]{1,20}(\\.[a-z-]{1,40}){0,2}");

    private final Whereabouts paths;
    private final CheckBook checks;
    private final GuidanceBook guidance;

    public ReportMaker(Whereabouts paths, CheckBook checks, GuidanceBook guidance) {
        this.paths = paths;
        this.checks = checks;
        this.guidance = guidance;
    }

    public SupportReport report(SupportMaterial material, SupportChoice choice) {
        var redaction = new Redaction(paths, choice);
        return new SupportReport(
                material.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                material.versions(),
                material.profile(),
                material.findings().stream()
                        .map(finding -> finding(finding, redaction))
                        .toList(),
                material.repairs().stream().map(ReportMaker::repair).toList(),
                material.log(),
                choice.certificates()
                        ? material.certificates().stream()
                                .filter(ReportMaker::namesNoPersonsNumber)
                                .map(Bytes::toBase64)
                                .toList()
                        : List.of());
    }

    /** Looks at the whole of the DER, in which the strings of names stand as they are. */
    private static boolean namesNoPersonsNumber(Bytes certificate) {
        return !ResidentNumber.isIn(new String(certificate.toArray(), StandardCharsets.ISO_8859_1));
    }

    private SupportReport.ReportedFinding finding(Finding finding, Redaction redaction) {
        return new SupportReport.ReportedFinding(
                finding.check(),
                finding.verdict(),
                finding.code(),
                words(finding),
                finding.evidence().stream()
                        .map(seen -> evidence(seen, redaction))
                        .toList());
    }

    private Map<String, SupportReport.Words> words(Finding finding) {
        var words = new LinkedHashMap<String, SupportReport.Words>();
        var facts = Redaction.facts(finding.facts());
        var code = finding.code();
        for (var language : Language.values()) {
            var name = checks.check(finding.check(), language).name();
            var said = code == null ? null : guidance.words(code, facts, language);
            words.put(language.tag(), new SupportReport.Words(name, said));
        }
        return words;
    }

    private static SupportReport.ReportedEvidence evidence(Evidence seen, Redaction redaction) {
        return new SupportReport.ReportedEvidence(
                Redaction.name(seen), redaction.value(seen).orElse(null));
    }

    private static SupportReport.ReportedRepair repair(RepairJournal.Run run) {
        var id = REPAIR.matcher(run.repair()).matches() ? run.repair() : Redaction.LEFT_OUT;
        return new SupportReport.ReportedRepair(
                id, run.began().toString(), run.changes().size(), run.finished(), run.undone());
    }
}

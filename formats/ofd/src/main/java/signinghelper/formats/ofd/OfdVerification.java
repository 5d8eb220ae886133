package signinghelper.formats.ofd;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.ofd.container.OfdContainer;
import signinghelper.formats.ofd.container.OfdException;
import signinghelper.formats.ofd.container.PartName;
import signinghelper.formats.ofd.container.ShownParts;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Verification of one OFD document. */
final class OfdVerification {
    private final OfdContainer container;
    private final SignedValueJudge values;

    OfdVerification(OfdContainer container, VerificationContext context) {
        this.container = container;
        this.values = new SignedValueJudge(context);
    }

    VerificationReport report() throws IOException, OfdException {
        var entries = SignatureEntry.all(container);
        if (entries.isEmpty()) {
            return VerificationReport.without(OfdFormat.ID, Finding.of(Code.NOT_SIGNED));
        }
        var coverage = new PartCoverage(ShownParts.of(container), parts(entries));
        var reports = new ArrayList<SignatureReport>();
        for (var at = 0; at < entries.size(); at++) {
            reports.addAll(judge(entries, at, coverage));
        }
        return new VerificationReport(OfdFormat.ID, reports, List.of());
    }

    private Set<PartName> parts(List<SignatureEntry> entries) throws IOException {
        var parts = new HashSet<PartName>();
        for (var entry : entries) {
            parts.add(entry.list());
            parts.add(entry.description());
            try {
                var description = SignatureDescription.read(container, entry.description());
                parts.add(description.value());
                if (description.seal() != null) {
                    parts.add(description.seal());
                }
            } catch (OfdException e) {
                // Said by the verdict on the signature itself.
            }
        }
        return parts;
    }

    private List<SignatureReport> judge(List<SignatureEntry> entries, int at, PartCoverage coverage)
            throws IOException {
        var entry = entries.get(at);
        var name = entry.id().isEmpty() ? String.valueOf(at + 1) : entry.id();
        try {
            return judge(entry, at == entries.size() - 1, coverage).stream()
                    .map(report -> report.with(aboutId(entries, entry)).named(name))
                    .toList();
        } catch (OfdException e) {
            return List.of(SignatureReport.refused(name, e.finding()));
        }
    }

    private List<SignatureReport> judge(SignatureEntry entry, boolean isLast, PartCoverage coverage)
            throws IOException, OfdException {
        var description = SignatureDescription.read(container, entry.description());
        var value = Bytes.copyOf(container.read(description.value(), SignedValueJudge.MAX_BYTES));
        var xml = container.read(entry.description(), SignedValueJudge.MAX_BYTES);
        var uncovered = coverage.uncovered(container, description);
        var about = new ArrayList<>(new ReferenceDigests(container, description, entry, isLast).findings());
        about.addAll(coverage.findings(uncovered));
        if (!isLast) {
            about.add(Finding.of(Code.SIGNED_AGAIN_LATER));
        } else if (uncovered.isEmpty()) {
            about.add(Finding.of(Code.UNCHANGED_SINCE));
        }
        about.addAll(new SealFile(container, description).findings(value));
        return values.judge(value, xml).stream()
                .map(report -> withTime(report, description).with(about).covering(PartCoverage.coverage(uncovered)))
                .toList();
    }

    private static SignatureReport withTime(SignatureReport report, SignatureDescription description) {
        return report.with(SignatureDateTime.findings(description.dateTime(), report.time()));
    }

    /** A name that is missing or taken twice changes nothing that is signed, but readers tell signatures apart by it. */
    private static List<Finding> aboutId(List<SignatureEntry> entries, SignatureEntry entry) {
        if (entry.id().isEmpty()) {
            return List.of(Finding.of(Code.FORM_DEVIATES, "deviation", "ID_MISSING"));
        }
        var same =
                entries.stream().filter(other -> other.id().equals(entry.id())).count();
        return same == 1 ? List.of() : List.of(Finding.of(Code.FORM_DEVIATES, "deviation", "ID_DOUBLE"));
    }
}

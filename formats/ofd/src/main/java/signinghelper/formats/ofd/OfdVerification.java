package signinghelper.formats.ofd;

import org.jspecify.annotations.Nullable;
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
import java.util.Objects;
import java.util.Set;

/** Verification of one OFD document. */
final class OfdVerification {
    private final OfdContainer container;
    private final SignedValueJudge values;

    OfdVerification(OfdContainer container, VerificationContext context) {
        this.container = container;
        this.values = new SignedValueJudge(context);
    }

    /**
     * An entry of the list with its description, which is read once.
     *
     * @param description null when it cannot be read
     * @param fault null when it can be read
     */
    private record Described(
            SignatureEntry entry,
            @Nullable SignatureDescription description,
            @Nullable OfdException fault) {}

    VerificationReport report() throws IOException, OfdException {
        var entries = SignatureEntry.all(container);
        if (entries.isEmpty()) {
            return VerificationReport.without(OfdFormat.ID, Finding.of(Code.NOT_SIGNED));
        }
        var described = new ArrayList<Described>();
        for (var entry : entries) {
            described.add(describe(entry));
        }
        var coverage = new PartCoverage(ShownParts.of(container), parts(described));
        var reports = new ArrayList<SignatureReport>();
        for (var at = 0; at < entries.size(); at++) {
            reports.addAll(judge(described, at, coverage));
        }
        return new VerificationReport(OfdFormat.ID, reports, List.of());
    }

    private Described describe(SignatureEntry entry) throws IOException {
        try {
            return new Described(entry, SignatureDescription.read(container, entry.description()), null);
        } catch (OfdException e) {
            return new Described(entry, null, e);
        }
    }

    private static Set<PartName> parts(List<Described> all) {
        var parts = new HashSet<PartName>();
        for (var each : all) {
            parts.add(each.entry().list());
            parts.add(each.entry().description());
            var description = each.description();
            if (description != null) {
                parts.add(description.value());
                if (description.seal() != null) {
                    parts.add(description.seal());
                }
            }
        }
        return parts;
    }

    private List<SignatureReport> judge(List<Described> all, int at, PartCoverage coverage) throws IOException {
        var entry = all.get(at).entry();
        var name = entry.id().isEmpty() ? String.valueOf(at + 1) : entry.id();
        try {
            return judge(all.get(at), at == all.size() - 1, coverage).stream()
                    .map(report -> report.with(aboutId(all, entry)).named(name))
                    .toList();
        } catch (OfdException e) {
            return List.of(SignatureReport.refused(name, e.finding()));
        }
    }

    private List<SignatureReport> judge(Described described, boolean isLast, PartCoverage coverage)
            throws IOException, OfdException {
        var entry = described.entry();
        var description = described.description();
        if (description == null) {
            throw Objects.requireNonNull(described.fault());
        }
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

    /** The time within the signature counts; a CMS without one takes the description's, which is signed as well. */
    private static SignatureReport withTime(SignatureReport report, SignatureDescription description) {
        var written = SignatureDateTime.readings(description.dateTime());
        return written.isEmpty() || !report.has(Code.TIME_ABSENT)
                ? report.with(SignatureDateTime.findings(description.dateTime(), report.time()))
                : report.claiming(written.get(0));
    }

    /** A name that is missing or taken twice changes nothing that is signed, but readers tell signatures apart by it. */
    private static List<Finding> aboutId(List<Described> all, SignatureEntry entry) {
        if (entry.id().isEmpty()) {
            return List.of(Finding.of(Code.FORM_DEVIATES, "deviation", "ID_MISSING"));
        }
        var same = all.stream()
                .filter(other -> other.entry().id().equals(entry.id()))
                .count();
        return same == 1 ? List.of() : List.of(Finding.of(Code.FORM_DEVIATES, "deviation", "ID_DOUBLE"));
    }
}

package signinghelper.formats.ofd.internal.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.OfdXml;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.ofd.internal.container.ShownParts;
import signinghelper.formats.ofd.internal.page.PagesOfParts;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.Severity;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verification of one OFD document. */
public final class OfdVerification {
    /** The name of the format in reports. */
    public static final String FORMAT = "ofd";

    /** Parts that all signatures together may name, each of which is held in memory. */
    private static final int MAX_REFERENCES = 400_000;

    private final OfdContainer container;
    private final SignedValueJudge values;
    private final Instant now;
    private int left = MAX_REFERENCES;

    public OfdVerification(OfdContainer container, VerificationContext context) {
        this.container = container;
        this.values = new SignedValueJudge(context, container.limit());
        this.now = context.now();
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

    /**
     * Verdict on a signature before it is asked what it leaves out.
     *
     * @param reports without a name
     * @param about findings about the parts that it names
     * @param signed parts that it holds for; empty when it does not hold
     * @param unjudged parts that it may hold for, where it is in a form that was not judged; otherwise empty
     */
    private record Held(
            Described described,
            List<SignatureReport> reports,
            List<Finding> about,
            Set<PartName> signed,
            Set<PartName> unjudged) {}

    public VerificationReport report() throws IOException, OfdException {
        var entries = SignatureEntry.all(container);
        if (entries.isEmpty()) {
            return VerificationReport.without(FORMAT, Finding.of(Code.NOT_SIGNED));
        }
        var described = inOrder(entries);
        var shown = ShownParts.of(container);
        var held = new ArrayList<Held>();
        for (var each : described) {
            var isList = !shown.all().contains(each.entry().list());
            held.add(hold(each, isList && held.size() < described.size() - 1));
        }
        var coverage = new PartCoverage(shown, new PagesOfParts(container), parts(described));
        var reports = new ArrayList<SignatureReport>();
        for (var at = 0; at < held.size(); at++) {
            reports.addAll(cover(held, at, coverage));
        }
        var remarks = new ArrayList<>(remarks(held));
        shown.leaving().forEach(part -> remarks.add(Finding.of(Code.READINGS_DIFFER, "part", part)));
        return new VerificationReport(FORMAT, reports, remarks);
    }

    /** Where a signature does not hold for OFD.xml, it must have no choice between roots of documents: another signer may make it. */
    private List<Finding> remarks(List<Held> all) throws IOException, OfdException {
        var found = new ArrayList<>(unlisted(all));
        var isSigned =
                !all.isEmpty() && all.stream().allMatch(held -> held.signed().contains(PartName.ROOT));
        if (!isSigned && ShownParts.hasSeveralRoots(container)) {
            found.add(Finding.of(Code.PART_NOT_SIGNED, "part", PartName.ROOT));
        }
        return found;
    }

    /** The list is signed by nobody, so that a signature can be taken off it. */
    private List<Finding> unlisted(List<Held> all) throws IOException, OfdException {
        var listed =
                all.stream().map(held -> held.described().entry().description()).collect(Collectors.toSet());
        var found = new ArrayList<Finding>();
        for (var part : container.names()) {
            if (!listed.contains(part) && OfdXml.mayList(container, part, "SignedValue")) {
                found.add(Finding.of(Code.SIGNATURE_UNREACHABLE, "part", part));
            }
        }
        return found;
    }

    private static Set<PartName> signed(List<Held> some) {
        return some.stream().flatMap(held -> held.signed().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<PartName> unjudged(List<Held> some) {
        return some.stream().flatMap(held -> held.unjudged().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the entries in the order in which they were made; some write the newest one first. */
    private List<Described> inOrder(List<SignatureEntry> entries) throws IOException, OfdException {
        var all = new ArrayList<Described>();
        for (var entry : entries) {
            all.add(describe(entry));
        }
        var first = all.get(0);
        var isOneList = entries.stream().map(SignatureEntry::list).distinct().count() == 1;
        if (isOneList && first.description() != null && digests(first, false).isNewest()) {
            Collections.reverse(all);
        }
        return all;
    }

    private ReferenceDigests digests(Described described, boolean mayListChange) {
        var description = Objects.requireNonNull(described.description());
        return new ReferenceDigests(container, description, described.entry(), mayListChange);
    }

    private Described describe(SignatureEntry entry) throws IOException {
        try {
            var description = left < 0 ? null : SignatureDescription.read(container, entry.description());
            left -= description == null ? 0 : description.references().size();
            if (left < 0) {
                throw new OfdException(Code.TOO_LARGE, entry.description().path());
            }
            return new Described(entry, description, null);
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

    private Held hold(Described described, boolean mayListChange) throws IOException {
        var entry = described.entry();
        var description = described.description();
        try {
            if (description == null) {
                throw Objects.requireNonNull(described.fault());
            }
            var value = Bytes.copyOf(container.read(description.value(), SignedValueJudge.MAX_BYTES));
            var xml = container.read(entry.description(), SignedValueJudge.MAX_BYTES);
            var about = new ArrayList<>(digests(described, mayListChange).findings());
            var file = new SealFile(container, description);
            about.addAll(file.findings(value));
            var seal = file.alone(value);
            var timed = values.judge(value, xml).stream()
                    .map(report -> withTime(report, description))
                    .toList();
            var reports = seal == null ? timed : values.withSeal(timed, seal);
            if (reports.isEmpty()) {
                // Nobody has signed in it, so it holds for nothing.
                throw new OfdException(Code.MALFORMED, description.value().toString());
            }
            var parts = parts(description);
            var holds = holds(reports, about);
            var isOpen = !holds && mayHold(reports, about);
            return new Held(described, reports, about, holds ? parts : Set.of(), isOpen ? parts : Set.of());
        } catch (OfdException e) {
            return new Held(
                    described, List.of(SignatureReport.refused("", e.finding())), List.of(), Set.of(), Set.of());
        }
    }

    private static boolean holds(List<SignatureReport> reports, List<Finding> about) {
        return about.stream().noneMatch(finding -> finding.severity().compareTo(Severity.UNDECIDED) >= 0)
                && reports.stream()
                        .allMatch(report ->
                                report.has(Code.SIGNATURE_HOLDS) && report.indication() != Indication.TOTAL_FAILED);
    }

    /** Returns true where nothing speaks against a signature that does not count, such as one that the policy refuses. */
    private static boolean mayHold(List<SignatureReport> reports, List<Finding> about) {
        return Stream.concat(about.stream(), reports.stream().flatMap(report -> report.findings().stream()))
                .noneMatch(finding -> finding.code().isUnsound());
    }

    private static Set<PartName> parts(SignatureDescription description) {
        return description.references().stream()
                .map(SignatureDescription.Reference::part)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<SignatureReport> cover(List<Held> all, int at, PartCoverage coverage) throws IOException {
        var held = all.get(at);
        var entry = held.described().entry();
        var name = entry.id().isEmpty() ? String.valueOf(at + 1) : entry.id();
        var description = held.described().description();
        if (description == null) {
            return held.reports().stream().map(report -> report.named(name)).toList();
        }
        var isLast = at == all.size() - 1;
        var uncovered = coverage.uncovered(container, description);
        var about = new ArrayList<>(held.about());
        var later = all.subList(at + 1, all.size());
        about.addAll(coverage.findings(uncovered, signed(later), unjudged(later)));
        if (!isLast) {
            about.addAll(
                    coverage.later(later.stream().map(OfdVerification::stamped).toList()));
        } else if (uncovered.isEmpty()) {
            about.add(Finding.of(Code.UNCHANGED_SINCE));
        }
        about.addAll(aboutId(all, entry));
        var located = coverage.withPages(about);
        return held.reports().stream()
                .map(report -> report.with(located)
                        .covering(PartCoverage.coverage(uncovered))
                        .named(name))
                .toList();
    }

    /** Returns the identifiers of the pages on which a signature shows a seal. */
    private static Set<String> stamped(Held held) {
        var description = held.described().description();
        return description == null ? Set.of() : description.stamped();
    }

    /** The time within the signature counts; a CMS without one takes the description's, which is signed as well. */
    private SignatureReport withTime(SignatureReport report, SignatureDescription description) {
        var written = SignatureDateTime.readings(description.dateTime());
        return written.isEmpty() || !report.has(Code.TIME_ABSENT)
                ? report.with(SignatureDateTime.findings(description.dateTime(), report.time()))
                : report.claiming(written.get(0), now);
    }

    /** A name that is missing or taken twice changes nothing that is signed, but readers tell signatures apart by it. */
    private static List<Finding> aboutId(List<Held> all, SignatureEntry entry) {
        if (entry.id().isEmpty()) {
            return List.of(Finding.of(Code.FORM_DEVIATES, "deviation", "ID_MISSING"));
        }
        var same = all.stream()
                .filter(other -> other.described().entry().id().equals(entry.id()))
                .count();
        return same == 1 ? List.of() : List.of(Finding.of(Code.FORM_DEVIATES, "deviation", "ID_DOUBLE"));
    }
}

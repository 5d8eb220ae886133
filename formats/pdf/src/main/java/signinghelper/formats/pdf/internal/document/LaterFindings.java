package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.pdf.internal.change.Change;
import signinghelper.formats.pdf.internal.change.ChangedPlaces;
import signinghelper.formats.pdf.internal.change.Comparison;
import signinghelper.formats.pdf.internal.change.LaterSignatures;
import signinghelper.formats.pdf.internal.change.Permissions;
import signinghelper.formats.pdf.internal.syntax.Account;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SignatureReport;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings about all that came after a signature. */
final class LaterFindings {
    private static final int MOST_NAMED = 10;

    /** Codes that leave open what it is that came later. */
    private static final Set<Code> TOLD_BY_THING =
            Set.of(Code.CHANGED_LATER, Code.CERTIFIED_FORBIDS, Code.UNEXPLAINED_LATER);

    private final PdfFile file;
    private final PdfDocument shown;
    private final List<SignatureValue> signatures;
    private final LaterSignatures sound;
    private final List<Account.Doubt> doubts;
    private final Map<Finding, Change> causes = new HashMap<>();

    /** @param sound those of {@code signatures} that hold */
    LaterFindings(PdfFile file, PdfDocument shown, List<SignatureValue> signatures, LaterSignatures sound)
            throws IOException {
        this.file = file;
        this.shown = shown;
        this.signatures = signatures;
        this.sound = sound;
        var first = signatures.stream()
                .min(Comparator.comparingLong(signature -> signature.range().end()));
        this.doubts = first.isEmpty()
                ? List.of()
                : Account.of(
                        file, shown, first.get().signed(), first.get().range().end());
    }

    List<Finding> after(SignatureValue signature) throws IOException {
        var end = signature.range().end();
        var sections = shown.sections();
        var later = sections.subList(
                0, sections.size() - signature.signed().sections().size());
        if (later.isEmpty() && isBlankFrom(end) && doubts.stream().noneMatch(doubt -> doubt.at() >= end)) {
            return List.of(Finding.of(Code.UNCHANGED_SINCE));
        }
        var findings = new LinkedHashSet<Finding>();
        signature.signed().objectBehind(end).ifPresent(number -> findings.add(unexplained("object " + number)));
        doubts.stream()
                .filter(doubt -> doubt.at() >= end)
                .map(doubt -> unexplained(doubt.cause()))
                .forEach(findings::add);
        try {
            findings.addAll(changes(signature));
        } catch (PdfSyntaxException e) {
            findings.add(unexplained(e));
        }
        return List.copyOf(findings);
    }

    private Set<Finding> changes(SignatureValue signature) throws PdfSyntaxException, IOException {
        var permissions = Permissions.NONE;
        for (var other : signatures) {
            if (other.range().end() <= signature.range().end()) {
                var field = other.signed().dictionary(other.field().reference());
                permissions = permissions.with(other.signed(), other.dictionary(), field.orElse(Dictionary.EMPTY));
            }
        }
        var findings = new LinkedHashSet<Finding>();
        for (var change : Comparison.between(signature.signed(), shown, sound)) {
            for (var code : permissions.judge(change)) {
                var finding = finding(code, change);
                causes.put(finding, change);
                findings.add(finding);
            }
        }
        return findings;
    }

    private static Finding finding(Code code, Change change) {
        return change.thing() == null || !TOLD_BY_THING.contains(code)
                ? Finding.of(code, "part", change.part())
                : new Finding(
                        code,
                        Map.of("part", change.part(), "what", change.thing().name()));
    }

    /** Returns reports that name fields and pages. Comes last, so that it takes nothing of what a verdict may cost. */
    List<SignatureReport> withPlaces(List<SignatureReport> reports) throws IOException {
        if (causes.isEmpty()) {
            return reports;
        }
        var places = ChangedPlaces.of(shown);
        return reports.stream()
                .map(report -> report.told(finding -> located(finding, places)))
                .toList();
    }

    private Finding located(Finding finding, ChangedPlaces places) {
        var change = causes.get(finding);
        if (change == null) {
            return finding;
        }
        var facts = new HashMap<>(finding.facts());
        if (change.field() != null) {
            facts.put("field", change.field());
        }
        var pages = places.pages(change);
        if (!pages.isEmpty()) {
            var named = pages.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
            facts.put("pages", pages.size() > MOST_NAMED ? named + " …" : named);
        }
        return new Finding(finding.code(), facts);
    }

    private static Finding unexplained(PdfSyntaxException cause) {
        return cause.reason() == Reason.TOO_LARGE ? PdfVerification.finding(cause) : unexplained(cause.getMessage());
    }

    private static Finding unexplained(String part) {
        return Finding.of(Code.UNEXPLAINED_LATER, "part", part);
    }

    private boolean isBlankFrom(long position) throws IOException {
        try (var rest = file.open(position, file.length() - position)) {
            var octet = rest.read();
            while (octet == '\r' || octet == '\n' || octet == ' ') {
                octet = rest.read();
            }
            return octet < 0;
        }
    }
}

package signinghelper.formats.pdf;

import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Severity;
import signinghelper.formats.verification.SignatureReport;
import signinghelper.formats.verification.Step;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A verifier's opinion on one signature, in words that two verifiers share.
 *
 * @param name field of a PDF, or number of a SignerInfo
 * @param mathematics {@code holds}, {@code broken} or {@code open}; {@code none} where the verifier lists no such signature
 * @param doubt what it says against the rest of the document: {@code open}, {@code changed} or {@code warned}; empty for nothing
 * @param said in its own words
 */
record Opinion(String name, String mathematics, String doubt, String said) {
    private static final Set<Step> OF_SIGNATURE = EnumSet.of(Step.STRUCTURE, Step.COVERAGE, Step.SIGNATURE);

    private static final Set<Step> OF_DOCUMENT = EnumSet.of(Step.STRUCTURE, Step.COVERAGE, Step.LATER);

    /** Opinion of a verifier that lists no such signature. */
    static Opinion none(String name, String said) {
        return new Opinion(name, "none", "", said);
    }

    static Opinion of(SignatureReport report) {
        var isHeld = report.findings().stream()
                .anyMatch(finding -> finding.code().name().equals("SIGNATURE_HOLDS"));
        var isBroken = worst(report, OF_SIGNATURE) == Severity.FAILED;
        var mathematics = isBroken ? "broken" : isHeld ? "holds" : "open";
        var doubt = worst(report, isHeld ? OF_DOCUMENT : EnumSet.of(Step.LATER));
        var steps = EnumSet.copyOf(OF_SIGNATURE);
        steps.add(Step.LATER);
        if (mathematics.equals("open")) {
            steps.add(Step.CERTIFICATE);
        }
        return new Opinion(
                report.name(),
                mathematics,
                doubt == Severity.FAILED ? "changed" : doubt == Severity.UNDECIDED ? "open" : "",
                codes(report.findings().stream().filter(finding -> steps.contains(finding.step()))));
    }

    /** Returns the codes of findings that are no remarks. */
    static String codes(Stream<Finding> findings) {
        return findings.filter(finding -> finding.severity().compareTo(Severity.UNDECIDED) >= 0)
                .map(finding -> "`" + finding.code() + "`")
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Severity worst(SignatureReport report, Set<Step> steps) {
        return report.findings().stream()
                .filter(finding -> steps.contains(finding.step()))
                .map(Finding::severity)
                .max(Enum::compareTo)
                .orElse(Severity.GOOD);
    }

    /** Reads what {@link DssOpinion} writes; a document that it cannot read has no signatures. */
    static Opinion ofDss(String written) {
        var end = written.indexOf('\t');
        var words = List.of(written.substring(end + 1).split(",? ", 3));
        return new Opinion(
                written.substring(0, end),
                words.get(0),
                words.size() > 1 ? words.get(1) : "",
                words.size() > 2 ? words.get(2) : "");
    }

    /** Returns true where two verifiers do not differ, and neither speaks of a broken signature or of a change. */
    boolean agreesWith(Opinion other) {
        return mathematics.equals(other.mathematics)
                && !mathematics.equals("broken")
                && doubt.isEmpty() == other.doubt.isEmpty()
                && !doubt.equals("changed");
    }

    /** Returns the words for a table. */
    String words() {
        return Stream.of(mathematics + (doubt.isEmpty() ? "" : ", " + doubt), said)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }
}

package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;

/** Findings in the form that a page receives: the problem and the next steps. The evidence stays on this computer. */
public final class FindingWords {
    private final CheckBook checks;
    private final GuidanceBook guidance;

    public FindingWords(CheckBook checks, GuidanceBook guidance) {
        this.checks = checks;
        this.guidance = guidance;
    }

    /** Finding with its texts, {@code Finding} in the schema. */
    public record Told(
            String check,
            String name,
            Verdict verdict,
            @Nullable ErrorCode code,
            @Nullable Guidance guidance) {}

    Told told(Finding finding, Language language) {
        var code = finding.code();
        return new Told(
                finding.check(),
                checks.check(finding.check(), language).name(),
                finding.verdict(),
                code,
                code == null ? null : guidance.words(code, finding.factsAt(Finding.Place.ELSEWHERE), language));
    }
}

package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.formats.match.Account;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;

import java.util.List;

/** Looks at everything that may be in the way. A page gets what is wrong and what to do; what was seen stays here. */
public final class DiagnosisRunCommand implements Command<DiagnosisRunCommand.Arguments, DiagnosisRunCommand.Result> {

    /**
     * Asks for the diagnosis.
     *
     * @param account to compare certificates with; null where the page names none
     */
    public record Arguments(@Nullable Account account) {}

    public record Result(List<Told> findings) {}

    /** As {@code Finding} in the schema: a {@link Finding} without its evidence. */
    public record Told(
            String check,
            String name,
            Verdict verdict,
            @Nullable ErrorCode code,
            @Nullable Guidance guidance) {}

    private final Diagnosis diagnosis;
    private final ProfileSource profile;
    private final CheckBook checks;
    private final GuidanceBook guidance;

    public DiagnosisRunCommand(Diagnosis diagnosis, ProfileSource profile, CheckBook checks, GuidanceBook guidance) {
        this.diagnosis = diagnosis;
        this.profile = profile;
        this.checks = checks;
        this.guidance = guidance;
    }

    @Override
    public Method method() {
        return Method.DIAGNOSIS_RUN;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Caller caller) throws Refusal {
        var session = caller.session();
        var circumstances = new Circumstances(profile.load(), arguments.account());
        var findings = diagnosis.run(
                circumstances,
                finding -> caller.findings().accept(told(finding, session.language())),
                caller.cancellation());
        return new Result(findings.stream()
                .map(finding -> told(finding, session.language()))
                .toList());
    }

    private Told told(Finding finding, Language language) {
        var code = finding.code();
        return new Told(
                finding.check(),
                checks.check(finding.check(), language).name(),
                finding.verdict(),
                code,
                code == null ? null : guidance.words(code, finding.facts(), language));
    }
}

package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Circumstances;
import signinghelper.formats.match.Account;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.RunDiagnosis;
import signinghelper.work.Task;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Command that runs the diagnosis. A page gets the problems and the next steps; the evidence stays on this computer.
 */
public final class DiagnosisRunCommand implements Command<DiagnosisRunCommand.Arguments, DiagnosisRunCommand.Result> {

    /**
     * Arguments of the diagnosis.
     *
     * @param account to compare certificates with; null when the page names none
     * @param checks ids of those to run, at least one; null for all
     */
    public record Arguments(
            @Nullable Account account, @Nullable List<String> checks) {

        public Arguments {
            if (checks != null && checks.isEmpty()) {
                throw new IllegalArgumentException("checks");
            }
            checks = checks == null ? null : List.copyOf(checks);
        }
    }

    public record Result(List<FindingWords.Told> findings) {}

    private final RunDiagnosis work;
    private final FindingWords words;

    public DiagnosisRunCommand(RunDiagnosis work, FindingWords words) {
        this.work = work;
        this.words = words;
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
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var circumstances = new Circumstances(session.profile(), arguments.account());
        var only = Set.copyOf(Objects.requireNonNullElse(arguments.checks(), List.of()));
        var findings = work.run(circumstances, only, task);
        return new Result(findings.stream()
                .map(finding -> words.told(finding, task.language()))
                .toList());
    }
}

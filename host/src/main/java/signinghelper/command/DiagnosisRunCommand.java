package signinghelper.command;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.formats.match.Account;
import signinghelper.profile.ProfileSource;
import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.News;
import signinghelper.work.Task;

import java.util.List;

/** Looks at everything that may be in the way. A page gets what is wrong and what to do; what was seen stays here. */
public final class DiagnosisRunCommand implements Command<DiagnosisRunCommand.Arguments, DiagnosisRunCommand.Result> {

    /**
     * Asks for the diagnosis.
     *
     * @param account to compare certificates with; null where the page names none
     */
    public record Arguments(@Nullable Account account) {}

    public record Result(List<FindingWords.Told> findings) {}

    private final Diagnosis diagnosis;
    private final ProfileSource profile;
    private final FindingWords words;

    public DiagnosisRunCommand(Diagnosis diagnosis, ProfileSource profile, FindingWords words) {
        this.diagnosis = diagnosis;
        this.profile = profile;
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
        var circumstances = new Circumstances(profile.load(), arguments.account());
        var findings = diagnosis.run(circumstances, finding -> task.tell(new News.Found(finding)), task.cancellation());
        return new Result(findings.stream()
                .map(finding -> words.told(finding, task.language()))
                .toList());
    }
}

package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import signinghelper.check.Circumstances;
import signinghelper.check.Diagnosis;
import signinghelper.check.Evidence;
import signinghelper.check.Finding;
import signinghelper.check.Verdict;
import signinghelper.formats.match.Account;
import signinghelper.guidance.CheckBook;
import signinghelper.profile.Profile;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.work.News;
import signinghelper.work.RunDiagnosis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code diagnose}: finds the causes that keep a user from logging in or signing, and shows all evidence. */
@Command
public final class Diagnose implements Callable<Integer> {

    /** The JSON document. */
    private record Answer(@Nullable String profile, Verdict worst, List<Told> findings, List<Failure> errors) {}

    /** Finding with its texts; the user sees everything. */
    private record Told(
            String check,
            String name,
            Verdict verdict,
            @Nullable ErrorCode code,
            @Nullable Guidance guidance,
            Map<String, String> facts,
            List<Evidence> evidence,
            List<String> repairs) {}

    private final InstalledProfile installed;
    private final RunDiagnosis work;
    private final CheckBook checks;
    private final WireFormat format;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--only", paramLabel = "CHECK", split = ",")
    private List<String> only = List.of();

    @ArgGroup
    private AccountOptions account = new AccountOptions();

    public Diagnose(
            InstalledProfile installed, RunDiagnosis work, CheckBook checks, WireFormat format, Console console) {
        this.installed = installed;
        this.work = work;
        this.checks = checks;
        this.format = format;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!work.checks().containsAll(only)) {
            throw wrongUse("diagnose.unknown", String.join(", ", work.checks()));
        }
        try {
            return diagnose(account());
        } catch (Refusal refusal) {
            var failure = console.refuse(refusal, account.file());
            console.document(new Answer(null, Verdict.SKIPPED, List.of(), List.of(failure)));
            return ExitCode.REFUSED.number();
        }
    }

    private @Nullable Account account() throws Refusal {
        try {
            return account.account(format).orElse(null);
        } catch (IllegalArgumentException e) {
            throw wrongUse("diagnose.account");
        }
    }

    private WrongUseException wrongUse(String word, Object... values) {
        return new WrongUseException(
                Objects.requireNonNull(spec), console.words().get(word, values));
    }

    private int diagnose(@Nullable Account named) throws Refusal {
        var profile = installed.load().orElse(null);
        var circumstances = new Circumstances(profile, named);
        var findings = work.run(circumstances, Set.copyOf(only), console.task(this::hear));
        var worst = Diagnosis.worst(findings);
        console.document(
                new Answer(id(profile), worst, findings.stream().map(this::told).toList(), List.of()));
        return exitCode(worst).number();
    }

    private static @Nullable String id(@Nullable Profile profile) {
        return profile == null ? null : profile.id();
    }

    private static ExitCode exitCode(Verdict worst) {
        return switch (worst) {
            case SKIPPED, PASS -> ExitCode.DONE;
            case UNKNOWN -> ExitCode.NOT_FOUND_OUT;
            case WARN -> ExitCode.WARNING;
            case FAIL -> ExitCode.FAULT;
        };
    }

    /** Prints each finding as soon as it is known. */
    private void hear(News news) {
        if (news instanceof News.Found found) {
            print(found.finding());
        }
    }

    private void print(Finding finding) {
        var told = told(finding);
        var guidance = told.guidance();
        console.line(console.words().get("diagnose.line", verdict(told.verdict()), told.name()));
        if (guidance != null) {
            console.line("  " + guidance.title() + " (" + told.code() + ")");
            console.line("  " + guidance.reason());
            guidance.steps().forEach(step -> console.line("  - " + step));
        } else if (told.verdict() == Verdict.PASS) {
            console.line("  " + checks.pass(told.check(), finding.factsAt(Finding.Place.TERMINAL), console.language()));
        } else if (finding.isNotConfigured()) {
            console.line(console.words().get("diagnose.unconfigured"));
        }
        told.evidence().forEach(seen -> console.line("    " + seen.name() + " = " + seen.value()));
        told.repairs().forEach(repair -> console.line(console.words().get("diagnose.repair", repair)));
    }

    private String verdict(Verdict verdict) {
        return console.words().get("diagnose." + verdict);
    }

    private Told told(Finding finding) {
        var code = finding.code();
        return new Told(
                finding.check(),
                checks.check(finding.check(), console.language()).name(),
                finding.verdict(),
                code,
                code == null ? null : console.guidance(code, finding.factsAt(Finding.Place.TERMINAL)),
                finding.facts(),
                finding.evidence(),
                finding.repairs());
    }
}

package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signinghelper.check.Circumstances;
import signinghelper.check.RepairPlan;
import signinghelper.check.Repairs;
import signinghelper.guidance.CheckBook;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code repair}: says what a repair would do, and with the person's consent does it. */
@Command(name = "repair")
public final class RepairOne implements Callable<Integer> {

    /**
     * The JSON document.
     *
     * @param run what was done, for taking it back; null where nothing was
     */
    private record Answer(
            @Nullable RepairPlan plan, @Nullable String run, List<Failure> errors) {}

    private final InstalledProfile installed;
    private final Repairs repairs;
    private final CheckBook checks;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REPAIR", descriptionKey = "repair")
    private String repair = "";

    /** Nobody is asked at a terminal, which may be a script's: the option is the consent. */
    @Option(names = "--yes")
    private boolean agreed;

    public RepairOne(InstalledProfile installed, Repairs repairs, CheckBook checks, Console console) {
        this.installed = installed;
        this.repairs = repairs;
        this.checks = checks;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!repairs.ids().contains(repair)) {
            throw new WrongUseException(
                    Objects.requireNonNull(spec),
                    console.words().get("repair.unknown", String.join(", ", repairs.ids())));
        }
        @Nullable RepairPlan plan = null;
        try {
            plan = repairs.plan(repair, new Circumstances(installed.load().orElse(null), null, null));
            print(plan);
            var run = agreed ? repairs.perform(plan).id() : null;
            console.note(console.words().get(agreed ? "repair.done" : "repair.consent"));
            console.document(new Answer(plan, run, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(plan, null, List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }

    private void print(RepairPlan plan) {
        console.line(checks.repair(plan.repair(), console.language()));
        for (var step : plan.steps()) {
            console.line("  - " + checks.action(step.action(), console.language()) + ": " + step.target());
        }
        if (plan.elevated()) {
            console.note(console.words().get("repair.elevated"));
        }
        if (!plan.undoable()) {
            console.note(console.words().get("repair.lasting"));
        }
    }
}

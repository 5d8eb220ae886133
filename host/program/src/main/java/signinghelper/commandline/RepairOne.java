package signinghelper.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import signinghelper.check.Circumstances;
import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.check.Repairs;
import signinghelper.guidance.CheckBook;
import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code repair}: shows what a repair would do, and with the user's consent does it; lists the runs; undoes them. */
@Command
public final class RepairOne implements Callable<Integer> {

    /**
     * The JSON document.
     *
     * @param run id of the run, to undo it; null when nothing was done
     */
    private record Answer(
            @Nullable RepairPlan plan, @Nullable String run, List<Failure> errors) {}

    /** The JSON document of {@code --list}. */
    private record Listed(List<Told> runs, List<Failure> errors) {}

    /** A run with its words. */
    private record Told(
            String run, String repair, String name, String began, List<String> changes, boolean canBeUndone) {}

    /**
     * The JSON document of {@code --undo}.
     *
     * @param byHand steps that the user has to do; empty when the run is undone
     */
    private record Undone(String run, List<RepairPlan.Step> byHand, List<Failure> errors) {}

    /** Exactly one of three options. */
    private static final class What {
        @Parameters(index = "0", paramLabel = "REPAIR", descriptionKey = "repair")
        private @Nullable String repair;

        @Option(names = "--list")
        private boolean list;

        @Option(names = "--undo", paramLabel = "RUN")
        private @Nullable String run;
    }

    private final InstalledProfile installed;
    private final Repairs repairs;
    private final CheckBook checks;
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** The terminal may belong to a script, so there is no question: the option is the consent. */
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
        if (what.list) {
            return list();
        }
        return what.run == null ? repair(Objects.requireNonNull(what.repair)) : undo(what.run);
    }

    private int list() {
        var runs = repairs.runs();
        runs.forEach(this::print);
        if (runs.isEmpty()) {
            console.note(console.words().get("repair.none"));
        }
        console.document(new Listed(runs.stream().map(this::told).toList(), List.of()));
        return ExitCode.DONE.number();
    }

    private Told told(RepairJournal.Run run) {
        return new Told(
                run.id(), run.repair(), name(run.repair()), run.began().toString(), run.changes(), run.canBeUndone());
    }

    private void print(RepairJournal.Run run) {
        console.line(console.words().get("repair.run", run.began(), name(run.repair())));
        run.changes().forEach(change -> console.line("  - " + change));
        console.line(console.words().get(state(run), run.id()));
    }

    private static String state(RepairJournal.Run run) {
        if (run.undone()) {
            return "repair.undone";
        }
        return run.canBeUndone() ? "repair.undoable" : "repair.stays";
    }

    private String name(String repair) {
        return checks.repair(repair, console.language());
    }

    private int undo(String run) {
        try {
            var byHand = repairs.undo(run);
            print(byHand);
            console.note(console.words().get(byHand.isEmpty() ? "repair.undone.now" : "repair.by.hand"));
            console.document(new Undone(run, byHand, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Undone(run, List.of(), List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }

    private int repair(String repair) {
        if (!repairs.ids().contains(repair)) {
            throw new WrongUseException(
                    Objects.requireNonNull(spec),
                    console.words().get("repair.unknown", String.join(", ", repairs.ids())));
        }
        @Nullable RepairPlan plan = null;
        try {
            plan = repairs.plan(repair, new Circumstances(installed.load().orElse(null), null));
            print(plan);
            var run = agreed ? repairs.perform(plan).id() : null;
            console.note(console.words().get(agreed ? "repair.done" : "repair.consent"));
            if (run != null && plan.undoable()) {
                console.note(console.words().get("repair.undoable", run));
            }
            console.document(new Answer(plan, run, List.of()));
            return ExitCode.DONE.number();
        } catch (Refusal refusal) {
            console.document(new Answer(plan, null, List.of(console.refuse(refusal, null))));
            return ExitCode.REFUSED.number();
        }
    }

    private void print(RepairPlan plan) {
        console.line(name(plan.repair()));
        print(plan.steps());
        if (plan.elevated()) {
            console.note(console.words().get("repair.elevated"));
        }
        if (!plan.undoable()) {
            console.note(console.words().get("repair.lasting"));
        }
    }

    private void print(List<RepairPlan.Step> steps) {
        steps.forEach(
                step -> console.line("  - " + checks.action(step.action(), console.language()) + ": " + step.target()));
    }
}

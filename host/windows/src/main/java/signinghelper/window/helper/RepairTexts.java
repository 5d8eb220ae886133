package signinghelper.window.helper;

import signinghelper.check.RepairJournal;
import signinghelper.check.RepairPlan;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.Language;
import signinghelper.platform.OperatingSystem;
import signinghelper.window.part.Words;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Texts of the helper window about repairs, in one language. */
final class RepairTexts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final Language language;
    private final CheckBook checks;
    private final Words words;

    RepairTexts(Language language, CheckBook checks, Words words) {
        this.language = language;
        this.checks = checks;
        this.words = words;
    }

    String name(String repair) {
        return checks.repair(repair, language);
    }

    String button(String repair) {
        return words.get("repair.button", name(repair));
    }

    String undoButton(RepairJournal.Run run) {
        return words.get("repair.undo.name", name(run.repair()), TIME.format(run.began()));
    }

    /** Returns the exact changes that would be made, and their consequences. */
    String plan(RepairPlan plan) {
        return plan(plan, OperatingSystem.current());
    }

    String plan(RepairPlan plan, OperatingSystem system) {
        var lines = new ArrayList<String>();
        lines.add(words.get("repair.plan"));
        lines.addAll(steps(plan.steps()));
        lines.add("");
        if (plan.elevated()) {
            lines.add(words.get(system == OperatingSystem.WINDOWS ? "repair.elevated.windows" : "repair.elevated"));
        }
        lines.add(words.get(plan.undoable() ? "repair.undoable" : "repair.lasting"));
        return String.join("\n", lines);
    }

    private List<String> steps(List<RepairPlan.Step> steps) {
        var lines = new ArrayList<String>();
        for (var step : steps) {
            var action = checks.action(step.action(), language);
            lines.add(words.get("repair.step", lines.size() + 1, action, step.target()));
        }
        return lines;
    }

    /** Returns the result of undoing a run; {@code byHand} are the steps that remain for the user. */
    String undone(List<RepairPlan.Step> byHand) {
        if (byHand.isEmpty()) {
            return words.get("repair.undo.done");
        }
        var lines = new ArrayList<String>();
        lines.add(words.get("repair.undo.by.hand"));
        lines.addAll(steps(byHand));
        return String.join("\n", lines);
    }

    String done(RepairJournal.Run run) {
        return words.get(run.canBeUndone() ? "repair.done.undoable" : "repair.done");
    }

    /** Returns time, repair and result. */
    String run(RepairJournal.Run run) {
        return words.get("repair.run", TIME.format(run.began()), name(run.repair()), words.get(ending(run)));
    }

    private static String ending(RepairJournal.Run run) {
        if (run.undone()) {
            return "repair.run.undone";
        }
        return run.finished() ? "repair.run.finished" : "repair.run.unfinished";
    }
}

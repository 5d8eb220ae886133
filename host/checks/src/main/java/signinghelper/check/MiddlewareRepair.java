package signinghelper.check;

import signinghelper.clock.TimeSource;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Repair that removes the cryptographic providers of colliding middleware from Windows' registry. Each is exported
 * first; nothing is deleted before all backups exist and are complete. The helper imports nothing: to undo this, the
 * user imports the backup.
 */
public final class MiddlewareRepair implements Repair {
    static final String ID = "middleware.remove";
    private static final String EXPORT = "middleware.export";
    private static final String DELETE = "middleware.delete";
    private static final String IMPORT = "middleware.import";
    private static final String ROOT = Root.LOCAL_MACHINE.shortName() + "\\";

    private final CryptographicProviders providers;
    private final RegistryProgram program;
    private final Path backups;
    private final TimeSource time;

    /**
     * Creates the repair without running it.
     *
     * @param backups folder for the exported keys
     */
    public MiddlewareRepair(CryptographicProviders providers, RegistryProgram program, Path backups, TimeSource time) {
        this.providers = providers;
        this.program = program;
        this.backups = backups;
        this.time = time;
    }

    @Override
    public String id() {
        return ID;
    }

    /** Plans an export and a deletion for each key, the exports first. */
    @Override
    public RepairPlan plan(Circumstances circumstances) throws Refusal {
        var keys = found(circumstances);
        if (keys.isEmpty()) {
            throw Refusal.of(ErrorCode.REPAIR_NOT_NEEDED);
        }
        var moment = time.now().instant().getEpochSecond();
        var steps = new ArrayList<RepairPlan.Step>();
        for (var i = 0; i < keys.size(); i++) {
            steps.add(new RepairPlan.Step(
                    EXPORT, backups.resolve(moment + "-" + (i + 1) + ".reg").toString()));
        }
        keys.forEach(key -> steps.add(new RepairPlan.Step(DELETE, ROOT + key.path())));
        return new RepairPlan(ID, steps, true, true);
    }

    private List<Registry.Key> found(Circumstances circumstances) {
        var profile = circumstances.profile();
        if (profile == null) {
            return List.of();
        }
        return profile.computer().middleware().stream()
                .flatMap(middleware -> providers.of(middleware.value()).stream())
                .filter(providers::isRemovable)
                .distinct()
                .toList();
    }

    @Override
    public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
        var files = targets(plan, EXPORT).map(Path::of).toList();
        var keys = targets(plan, DELETE)
                .map(path -> new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, path.substring(ROOT.length())))
                .toList();
        var deleted = 0;
        try {
            for (var i = 0; i < keys.size(); i++) {
                program.export(removable(keys.get(i)), files.get(i));
            }
            for (; deleted < keys.size(); deleted++) {
                journal.note(files.get(deleted).toString());
                program.delete(removable(keys.get(deleted)));
            }
        } catch (IOException e) {
            throw Refusal.of(deleted == 0 ? ErrorCode.REPAIR_FAILED : ErrorCode.REPAIR_INCOMPLETE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    private static Stream<String> targets(RepairPlan plan, String action) {
        return plan.steps().stream()
                .filter(step -> step.action().equals(action))
                .map(RepairPlan.Step::target);
    }

    /** Looked at again: it may have changed since the plan. */
    private Registry.Key removable(Registry.Key key) throws IOException {
        if (!providers.isRemovable(key)) {
            throw new IOException("not removed: " + key);
        }
        return key;
    }

    @Override
    public List<RepairPlan.Step> undoByHand(RepairJournal.Run done) {
        return done.changes().stream()
                .map(backup -> new RepairPlan.Step(IMPORT, backup))
                .toList();
    }

    /** Nothing is ever imported with administrator's rights; see {@link #undoByHand}. */
    @Override
    public void undo(RepairJournal.Run done) throws Refusal {
        throw Refusal.of(ErrorCode.REPAIR_NOT_UNDOABLE);
    }
}

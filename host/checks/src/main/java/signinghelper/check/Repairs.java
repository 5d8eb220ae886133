package signinghelper.check;

import signinghelper.clock.TimeSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The available repairs, and their runs. For the window and the command line; pages cannot reach them. The caller asks
 * for consent between {@link #plan} and {@link #perform}.
 */
public final class Repairs {
    private static final Logger LOG = System.getLogger(Repairs.class.getName());

    /** Time for which a run can be undone if data is kept for it. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final List<Repair> repairs;
    private final Path folder;
    private final TimeSource time;
    private final WireFormat format;

    /**
     * Creates the object without running a repair.
     *
     * @param folder for the journals, one file for each run
     */
    public Repairs(List<Repair> repairs, Path folder, TimeSource time, WireFormat format) {
        this.repairs = List.copyOf(repairs);
        this.folder = folder;
        this.time = time;
        this.format = format;
    }

    /** Returns the ids of the repairs that this system has. */
    public List<String> ids() {
        return repairs.stream().map(Repair::id).toList();
    }

    /** Returns the ids of the repairs that the user may choose without a finding that offers them. */
    public List<String> onRequest() {
        return repairs.stream().filter(Repair::isOnRequest).map(Repair::id).toList();
    }

    /**
     * Returns exactly the changes that would be made now.
     *
     * @throws Refusal {@code REPAIR_NOT_NEEDED}; {@code REPAIR_FAILED} where the system cannot be asked; {@code
     *     REQUEST_MALFORMED} for an unknown id
     */
    public RepairPlan plan(String id, Circumstances circumstances) throws Refusal {
        try {
            return repair(id).plan(circumstances);
        } catch (UncheckedIOException | LinkageError e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }

    /**
     * Performs the plan that the user has agreed to.
     *
     * @return the run, with its changes
     * @throws Refusal {@code REPAIR_FAILED}
     */
    public synchronized RepairJournal.Run perform(RepairPlan agreed) throws Refusal {
        var journal = new RepairJournal(folder.resolve(UUID.randomUUID().toString()), format);
        try {
            journal.begin(agreed, time.now().instant());
            repair(agreed.repair()).perform(agreed, journal);
            journal.finish();
            return journal.read();
        } catch (IOException | UncheckedIOException | LinkageError e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }

    /** Returns the runs on this computer, the latest first. */
    public List<RepairJournal.Run> runs() {
        var runs = new ArrayList<RepairJournal.Run>();
        for (var file : files()) {
            try {
                runs.add(new RepairJournal(file, format).read());
            } catch (IOException e) {
                LOG.log(Level.WARNING, "a journal cannot be read", e);
            }
        }
        runs.sort(Comparator.comparing(RepairJournal.Run::began).reversed());
        return List.copyOf(runs);
    }

    /**
     * Undoes one run, or returns the steps by which the user can undo it.
     *
     * @return steps that remain for the user, in order; empty when the run is undone
     * @throws Refusal {@code REPAIR_NOT_NEEDED} if no such run exists, it is undone already, or it is too old; {@code
     *     REPAIR_FAILED}; {@code REPAIR_NOT_UNDOABLE}
     */
    public synchronized List<RepairPlan.Step> undo(String run) throws Refusal {
        var done = runs().stream()
                .filter(one -> one.id().equals(run) && one.isStanding())
                .findAny()
                .orElseThrow(() -> Refusal.of(ErrorCode.REPAIR_NOT_NEEDED));
        var byHand = repair(done.repair()).undoByHand(done);
        if (byHand.isEmpty()) {
            repair(done.repair()).undo(done);
            note(done, RepairJournal::undone);
        }
        return byHand;
    }

    /** Deletes the data that old runs have kept. Runs in the background, once for each start of the program. */
    public synchronized void tidy() {
        var limit = time.now().instant().minus(KEPT);
        for (var run : runs()) {
            if (run.began().isBefore(limit) && !run.forgotten()) {
                try {
                    if (repair(run.repair()).forget(run)) {
                        note(run, RepairJournal::forgotten);
                    }
                } catch (IOException | Refusal e) {
                    LOG.log(Level.WARNING, "kept for longer: what run " + run.id() + " has put aside", e);
                }
            }
        }
    }

    private void note(RepairJournal.Run run, Consumer<RepairJournal> line) throws Refusal {
        try {
            line.accept(new RepairJournal(folder.resolve(run.id()), format));
        } catch (UncheckedIOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }

    private Repair repair(String id) throws Refusal {
        return repairs.stream()
                .filter(repair -> repair.id().equals(id))
                .findAny()
                .orElseThrow(() -> Refusal.of(ErrorCode.REQUEST_MALFORMED));
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

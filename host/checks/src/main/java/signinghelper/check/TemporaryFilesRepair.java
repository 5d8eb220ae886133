package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.TimeSource;
import signinghelper.platform.FileOwnership;
import signinghelper.platform.FolderTree;
import signinghelper.profile.Profile;
import signinghelper.profile.TemporaryFiles;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Repair that moves temporary files aside, into a folder of the helper beside them, so that each moves whole or
 * not at all. They are moved back on request, and deleted when the run is old. Files in use stay where they are. It
 * runs with the user's rights, never with more.
 *
 * <p>The journal has the folder first, then the name of each file.
 */
public final class TemporaryFilesRepair implements Repair {
    static final String LEFTOVERS = "temporary-files.move";
    static final String LAST_MONTH = "temporary-files.last-month";
    private static final String MOVE = "temporary-files.set-aside";
    private static final Duration MONTH = Duration.ofDays(31);
    private static final Logger LOG = System.getLogger(TemporaryFilesRepair.class.getName());

    private final String id;
    private final TemporaryFolder folder;
    private final Selection selection;
    private final Mover mover;

    /** Selection among the user's temporary files. */
    private interface Selection {
        Predicate<Path> of(TemporaryFiles told);
    }

    /** Move of a file to another name in the same folder tree; fails when the file is in use or the name exists. */
    interface Mover {
        void move(Path from, Path to) throws IOException;
    }

    TemporaryFilesRepair(String id, TemporaryFolder folder, Selection selection, Mover mover) {
        this.id = id;
        this.folder = folder;
        this.selection = selection;
        this.mover = mover;
    }

    /** Creates the repair for the remains of earlier programs that the profile names. */
    public static TemporaryFilesRepair ofLeftovers(TemporaryFolder folder) {
        return ofLeftovers(folder, Files::move);
    }

    static TemporaryFilesRepair ofLeftovers(TemporaryFolder folder, Mover mover) {
        return new TemporaryFilesRepair(
                LEFTOVERS, folder, told -> entry -> told.isLeftover(entry.getFileName()), mover);
    }

    /**
     * Creates the repair for all files that were changed within the last month. Used on Windows, where a file in use
     * cannot be moved.
     */
    public static TemporaryFilesRepair ofLastMonth(TemporaryFolder folder, TimeSource time) {
        return new TemporaryFilesRepair(
                LAST_MONTH,
                folder,
                told -> {
                    var begin = time.now().instant().minus(MONTH);
                    return entry -> TemporaryFolder.changed(entry).isAfter(begin);
                },
                Files::move);
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * Support desks advise this repair even without a finding (FAQ 8 of the portal), so it can be chosen without one.
     */
    @Override
    public boolean isOnRequest() {
        return id.equals(LAST_MONTH);
    }

    @Override
    public RepairPlan plan(Circumstances circumstances) throws Refusal {
        try {
            var meant = selection.of(told(circumstances.profile()));
            var steps = folder.entries().stream()
                    .filter(meant)
                    .map(entry -> new RepairPlan.Step(MOVE, entry.toString()))
                    .toList();
            if (steps.isEmpty()) {
                throw Refusal.of(ErrorCode.REPAIR_NOT_NEEDED);
            }
            return new RepairPlan(id, steps, true, false);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }

    private static TemporaryFiles told(@Nullable Profile profile) {
        return profile == null ? TemporaryFiles.NONE : profile.computer().temporaryFiles();
    }

    /** Fails when nothing could be moved; single files in use are not a failure. */
    @Override
    public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
        var moved = new ArrayList<Path>();
        try {
            var aside = Files.createTempDirectory(folder.path(), TemporaryFolder.ASIDE);
            journal.note(aside.toString());
            try {
                for (var step : plan.steps()) {
                    move(Path.of(step.target()), aside, moved, journal);
                }
            } catch (UncheckedIOException e) {
                back(aside, moved);
                throw e;
            } finally {
                removeIfEmpty(aside);
            }
        } catch (IOException | UncheckedIOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
        if (moved.isEmpty()) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED);
        }
    }

    private void move(Path entry, Path aside, List<Path> moved, RepairJournal journal) {
        if (!folder.isMovable(entry)) {
            return;
        }
        journal.note(entry.getFileName().toString());
        try {
            mover.move(entry, aside.resolve(entry.getFileName()));
            moved.add(entry.getFileName());
        } catch (IOException e) {
            LOG.log(Level.INFO, "left where it is, probably in use: " + entry.getFileName());
        }
    }

    /** Moves each of {@code names} back, the last first; returns true when none is left. */
    private boolean back(Path aside, List<Path> names) {
        var whole = true;
        var reversed = new ArrayList<>(names);
        Collections.reverse(reversed);
        for (var name : reversed) {
            var from = aside.resolve(name);
            var to = aside.resolveSibling(name);
            // Something newer has the name now: both stay.
            if (exists(from) && !exists(to)) {
                try {
                    mover.move(from, to);
                } catch (IOException e) {
                    LOG.log(Level.WARNING, "not moved back: " + name, e);
                    whole = false;
                }
            }
        }
        return whole;
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void removeIfEmpty(Path aside) throws IOException {
        try (var entries = Files.list(aside)) {
            if (entries.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(aside);
    }

    /** Keeps a file aside until the run is forgotten when a newer file has taken its name. */
    @Override
    public void undo(RepairJournal.Run done) throws Refusal {
        var aside = aside(done);
        if (!exists(aside)) {
            throw Refusal.of(ErrorCode.REPAIR_NOT_NEEDED);
        }
        var names = done.changes().stream()
                .skip(1)
                .map(Path::of)
                .filter(name -> name.getNameCount() == 1 && name.equals(name.getFileName()))
                .toList();
        try {
            if (!back(aside, names)) {
                throw Refusal.of(ErrorCode.REPAIR_FAILED);
            }
            removeIfEmpty(aside);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }

    /**
     * The journal is a file that other programs can write. A path from it is used only when it looks like the helper's
     * folder and belongs to the user. The folder's name is visible, and in a shared folder another user may have
     * created it anew.
     */
    private static Path aside(RepairJournal.Run done) throws Refusal {
        var path = Path.of(done.changes().isEmpty() ? "" : done.changes().get(0));
        var name = path.getFileName();
        if (!path.isAbsolute() || name == null || !name.toString().startsWith(TemporaryFolder.ASIDE)) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED);
        }
        requireOwn(path);
        return path;
    }

    private static void requireOwn(Path aside) throws Refusal {
        try {
            if (exists(aside) && !FileOwnership.isOfPerson(aside)) {
                throw Refusal.of(ErrorCode.REPAIR_FAILED);
            }
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }

    @Override
    public boolean forget(RepairJournal.Run done) throws IOException {
        try {
            var aside = aside(done);
            if (exists(aside)) {
                FolderTree.delete(aside);
            }
            return true;
        } catch (Refusal e) {
            throw new IOException(e);
        }
    }
}

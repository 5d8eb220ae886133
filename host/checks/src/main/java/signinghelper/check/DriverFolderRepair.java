package signinghelper.check;

import signinghelper.platform.OpenPlace;
import signinghelper.platform.WriteRights;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Repair that takes from other users the right to change a driver's library or a folder on its path. For an
 * administrator: the helper asks for no other rights than it was started with.
 */
public final class DriverFolderRepair implements Repair {
    static final String ID = "driver-folder.close";
    private static final String TAKE = "driver-folder.take-right";

    private final InstalledLibraries libraries;

    public DriverFolderRepair(InstalledLibraries libraries) {
        this.libraries = libraries;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public RepairPlan plan(Circumstances circumstances) throws Refusal {
        var places = places();
        if (places.isEmpty()) {
            throw Refusal.of(ErrorCode.REPAIR_NOT_NEEDED);
        }
        return plan(places);
    }

    private List<OpenPlace> places() {
        return OpenDriverPlaces.of(libraries).stream()
                .filter(OpenPlace::canBeClosed)
                .toList();
    }

    private static RepairPlan plan(List<OpenPlace> places) {
        var steps = places.stream()
                .map(place -> new RepairPlan.Step(TAKE, place.path() + " (" + place.right() + ")"))
                .toList();
        return new RepairPlan(ID, steps, true, false);
    }

    @Override
    public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
        var places = places();
        if (places.isEmpty() || !plan(places).equals(plan)) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, new IOException("not what was agreed to any more"));
        }
        var done = 0;
        try {
            for (var place : places) {
                for (var right : place.restoring()) {
                    journal.note(right);
                    WriteRights.take(right);
                    done++;
                }
            }
        } catch (IOException e) {
            throw Refusal.of(done == 0 ? ErrorCode.REPAIR_FAILED : ErrorCode.REPAIR_INCOMPLETE, e);
        }
    }

    @Override
    public void undo(RepairJournal.Run done) throws Refusal {
        var back = new ArrayList<String>();
        done.changes().forEach(right -> back.add(0, right));
        try {
            for (var right : back) {
                WriteRights.giveBack(right);
            }
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }
}

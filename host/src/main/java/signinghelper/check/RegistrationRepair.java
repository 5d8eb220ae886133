package signinghelper.check;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.BrowserStatus;
import signinghelper.registration.Change;
import signinghelper.registration.Registration;
import signinghelper.registration.Scope;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Repair that registers this program for the user with each browser that would not start it. Needs no administrator's
 * rights.
 */
public final class RegistrationRepair implements Repair {
    static final String ID = "registration.renew";

    private final Supplier<Registration> registration;
    private final Extensions extensions;
    private final WireFormat format;

    /** Extensions that may start the host. */
    public interface Extensions {
        /**
         * Returns their ids from the profile in force.
         *
         * @throws Refusal {@code PROFILE_INVALID}
         */
        List<String> ids() throws Refusal;
    }

    public RegistrationRepair(Supplier<Registration> registration, Extensions extensions, WireFormat format) {
        this.registration = registration;
        this.extensions = extensions;
        this.format = format;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public RepairPlan plan(Circumstances circumstances) throws Refusal {
        try {
            var changes = changes();
            if (changes.isEmpty()) {
                throw Refusal.of(ErrorCode.REPAIR_NOT_NEEDED);
            }
            return plan(changes);
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }

    private List<Change> changes() throws Refusal, IOException {
        var here = registration.get();
        var ids = extensions.ids();
        var browsers = here.browsers().stream()
                .map(browser -> here.status(browser, ids))
                .filter(status -> status.isPresent() && status.isMendable())
                .map(BrowserStatus::browser)
                .toList();
        return here.registering(browsers, Scope.PERSON, ids);
    }

    private static RepairPlan plan(List<Change> changes) {
        var steps = changes.stream()
                .map(change ->
                        new RepairPlan.Step(action(change), change.place().toString()))
                .toList();
        return new RepairPlan(ID, steps, true, false);
    }

    private static String action(Change change) {
        if (change.after() == null) {
            return "registration.remove";
        }
        return change.before() == null ? "registration.write" : "registration.replace";
    }

    @Override
    public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
        try {
            var changes = changes();
            if (changes.isEmpty() || !plan(changes).equals(plan)) {
                throw new IOException("not what was agreed to any more");
            }
            registration.get().make(changes, change -> journal.note(text(change)));
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }

    private String text(Change change) {
        return format.toAscii(format.encode(change));
    }

    @Override
    public void undo(RepairJournal.Run done) throws Refusal {
        try {
            var back = new ArrayList<Change>();
            for (var text : done.changes()) {
                var change = format.decode(Change.class, text);
                // An interrupted run may have noted a change that it never made.
                if (!registration.get().isUnmade(change)) {
                    back.add(0, change.reversed());
                }
            }
            registration.get().make(back, change -> {});
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        }
    }
}

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
 * Repair of the user's own registrations: registers this program with each browser that would not start it, or removes
 * it where a newer one is installed for everyone. Needs no administrator's rights.
 */
public final class RegistrationRepair implements Repair {
    static final String ID = "registration.renew";
    static final String YIELD = "registration.yield";

    private final String id;
    private final Supplier<Registration> registration;
    private final Wanted wanted;
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

    /** Changes that are to be made. */
    private interface Wanted {
        List<Change> changes(Registration here) throws Refusal, IOException;
    }

    private RegistrationRepair(String id, Supplier<Registration> registration, Wanted wanted, WireFormat format) {
        this.id = id;
        this.registration = registration;
        this.wanted = wanted;
        this.format = format;
    }

    /** Creates the repair that lets browsers start this program. */
    public static RegistrationRepair renewing(
            Supplier<Registration> registration, Extensions extensions, WireFormat format) {
        return new RegistrationRepair(ID, registration, here -> renewed(here, extensions.ids()), format);
    }

    /**
     * Creates the repair that lets browsers start the newer program that is installed for everyone.
     *
     * @param version of this program
     */
    public static RegistrationRepair yielding(Supplier<Registration> registration, String version, WireFormat format) {
        var newer = NewerForEveryone.than(version);
        return new RegistrationRepair(YIELD, registration, here -> yielded(here, newer), format);
    }

    @Override
    public String id() {
        return id;
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
        return wanted.changes(registration.get());
    }

    private static List<Change> yielded(Registration here, NewerForEveryone newer) throws IOException {
        var browsers = here.browsers().stream()
                .map(browser -> here.status(browser, List.of()))
                .filter(status -> newer.hiddenIn(status).isPresent())
                .map(BrowserStatus::browser)
                .toList();
        return here.unregistering(browsers, Scope.PERSON);
    }

    private static List<Change> renewed(Registration here, List<String> ids) throws IOException {
        var browsers = here.browsers().stream()
                .map(browser -> here.status(browser, ids))
                .filter(status -> status.isPresent() && status.isMendable())
                .map(BrowserStatus::browser)
                .toList();
        return here.registering(browsers, Scope.PERSON, ids);
    }

    private RepairPlan plan(List<Change> changes) {
        var steps = changes.stream()
                .map(change ->
                        new RepairPlan.Step(action(change), change.place().toString()))
                .toList();
        return new RepairPlan(id, steps, true, false);
    }

    private String action(Change change) {
        if (change.after() == null) {
            return id.equals(YIELD) ? "registration.give-up" : "registration.remove";
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

package signinghelper.check;

import signinghelper.clock.BestKnownTime;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Repair that lets the system correct its clock. It is offered only when the portal's time shows an error: network time
 * can be forged.
 */
public final class ClockRepair implements Repair {
    static final String ID = "clock.synchronise";
    private static final Duration OFF = Duration.ofSeconds(60);

    private final BestKnownTime time;
    private final TimeService service;

    public ClockRepair(BestKnownTime time, TimeService service) {
        this.time = time;
        this.service = service;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public RepairPlan plan(Circumstances circumstances) throws Refusal {
        askAgain();
        if (time.trusted().filter(reading -> reading.contradicts(OFF)).isEmpty()) {
            throw Refusal.of(ErrorCode.REPAIR_NOT_NEEDED);
        }
        return new RepairPlan(ID, service.steps(), false, true);
    }

    private void askAgain() throws Refusal {
        try {
            time.ask().get(Check.NETWORK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The answers so far are evaluated.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    @Override
    public void perform(RepairPlan plan, RepairJournal journal) throws Refusal {
        plan.steps().forEach(step -> journal.note(step.target()));
        try {
            service.synchronise();
        } catch (IOException e) {
            throw Refusal.of(ErrorCode.REPAIR_FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }

    /** The earlier, wrong time is not worth restoring. */
    @Override
    public void undo(RepairJournal.Run done) throws Refusal {
        throw Refusal.of(ErrorCode.REPAIR_NOT_UNDOABLE);
    }
}

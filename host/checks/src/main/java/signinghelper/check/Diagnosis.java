package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Diagnosis: runs all checks in parallel. Each check gives a finding, even if it throws or hangs, and the diagnosis
 * ends within eight seconds. A check that exceeds its time limit is interrupted; if it ignores the interrupt, its
 * thread is left running.
 */
public final class Diagnosis {
    /** Time limit of the whole diagnosis. */
    private static final Duration WHOLE = Duration.ofSeconds(8);

    private static final Logger LOG = System.getLogger(Diagnosis.class.getName());

    private final List<Check> checks;
    private final Duration whole;

    /**
     * Creates the diagnosis; findings are listed in the order of {@code checks}.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public Diagnosis(List<Check> checks) {
        this(checks, WHOLE);
    }

    /** Creates a diagnosis with another time limit. */
    Diagnosis(List<Check> checks, Duration whole) {
        this.checks = List.copyOf(checks);
        this.whole = whole;
        if (ids().stream().distinct().count() < ids().size()) {
            throw new IllegalArgumentException("two checks of one id");
        }
    }

    /** Returns the ids of all checks, in their order. */
    public List<String> ids() {
        return checks.stream().map(Check::id).toList();
    }

    /** Runs them all; see {@link #run(Circumstances, Set, Listener, Cancellation)}. */
    public List<Finding> run(Circumstances circumstances, Listener found, Cancellation cancellation) throws Refusal {
        return run(circumstances, Set.copyOf(ids()), found, cancellation);
    }

    /**
     * Runs the checks with the ids {@code only}.
     *
     * @param found receives each finding as soon as it is known, in this thread
     * @param cancellation ends the diagnosis at once
     * @return all findings in the order of the checks, independent of which finished first
     * @throws Refusal {@code REQUEST_MALFORMED} for an unknown id; the reason of {@code cancellation}; anything that
     *     {@code found} throws
     */
    public List<Finding> run(Circumstances circumstances, Set<String> only, Listener found, Cancellation cancellation)
            throws Refusal {
        if (!ids().containsAll(only)) {
            throw Refusal.of(ErrorCode.REQUEST_MALFORMED);
        }
        var run = new Run(circumstances, only, whole, found, cancellation);
        return run.all(
                checks.stream().filter(check -> only.contains(check.id())).toList());
    }

    /** Returns the overall verdict; {@code SKIPPED} when nothing was checked. */
    public static Verdict worst(Collection<Finding> findings) {
        return findings.stream().map(Finding::verdict).max(Verdict::compareTo).orElse(Verdict.SKIPPED);
    }

    /** Listener of findings. */
    public interface Listener {
        /**
         * Receives a finding as soon as it is known.
         *
         * @throws Refusal to end the diagnosis
         */
        void hear(Finding finding) throws Refusal;
    }

    /** Check that is running or done. */
    private static final class Running {
        private final Check check;
        private final Thread thread;
        private final long deadline;
        /** As the check reports them; null while it runs. */
        private @Nullable List<Finding> reported;

        /** With those left out that another check tells; null while that is not known. */
        private @Nullable List<Finding> findings;

        private Running(Check check, Thread thread, long deadline) {
            this.check = check;
            this.thread = thread;
            this.deadline = deadline;
        }
    }

    /** Message with a check's findings; {@code check} is null when the diagnosis was cancelled from outside. */
    private record Said(@Nullable Check check, List<Finding> findings) {}

    private static final class Run {
        private final Circumstances circumstances;
        private final Set<String> ids;
        private final Duration whole;
        private final Listener found;
        private final Cancellation cancellation;
        private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
        private final List<Running> running = new ArrayList<>();

        Run(Circumstances circumstances, Set<String> ids, Duration whole, Listener found, Cancellation cancellation) {
            this.circumstances = circumstances;
            this.ids = ids;
            this.whole = whole;
            this.found = found;
            this.cancellation = cancellation;
        }

        List<Finding> all(List<Check> chosen) throws Refusal {
            cancellation.onCancel(() -> said.add(new Said(null, List.of())));
            var begin = System.nanoTime();
            chosen.forEach(check -> running.add(start(check, begin)));
            try {
                while (running.stream().anyMatch(one -> one.reported == null)) {
                    waitForOne();
                }
            } finally {
                running.stream().filter(one -> one.reported == null).forEach(one -> one.thread.interrupt());
            }
            return running.stream()
                    .flatMap(one -> java.util.Objects.requireNonNull(one.findings).stream())
                    .collect(Collectors.toUnmodifiableList());
        }

        private Running start(Check check, long begin) {
            var limit = check.limit().compareTo(whole) < 0 ? check.limit() : whole;
            var thread = new Thread(() -> said.add(new Said(check, look(check))), "check " + check.id());
            thread.setDaemon(true);
            thread.start();
            return new Running(check, thread, begin + limit.toNanos());
        }

        private List<Finding> look(Check check) {
            try {
                var findings = check.look(circumstances);
                return findings.isEmpty() ? unknown(check, ErrorCode.CHECK_FAILED) : findings;
            } catch (InterruptedException e) {
                return unknown(check, ErrorCode.CHECK_TIMEOUT);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "check " + check.id() + " failed", e);
                return unknown(check, ErrorCode.CHECK_FAILED);
            }
        }

        private static List<Finding> unknown(Check check, ErrorCode code) {
            return List.of(Finding.of(check.id(), Verdict.UNKNOWN, code));
        }

        /** Waits until the next check reports or its time limit is reached. */
        private void waitForOne() throws Refusal {
            var next = running.stream()
                    .filter(one -> one.reported == null)
                    .mapToLong(one -> one.deadline - System.nanoTime())
                    .min()
                    .orElse(0);
            try {
                var word = said.poll(Math.max(0, next), TimeUnit.NANOSECONDS);
                cancellation.check();
                if (word != null) {
                    take(word);
                } else {
                    for (var late : running.stream().filter(Run::isLate).toList()) {
                        giveUp(late);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Refusal.of(ErrorCode.ABORTED, e);
            }
        }

        private static boolean isLate(Running one) {
            return one.reported == null && one.deadline - System.nanoTime() <= 0;
        }

        private void giveUp(Running late) throws Refusal {
            LOG.log(Level.WARNING, "check " + late.check.id() + " is not done in time");
            late.thread.interrupt();
            settle(late, unknown(late.check, ErrorCode.CHECK_TIMEOUT));
        }

        /** Ignores a late message: the finding for the timeout stays. */
        private void take(Said word) throws Refusal {
            for (var one : running) {
                if (one.check == word.check() && one.reported == null) {
                    settle(one, word.findings());
                }
            }
        }

        private void settle(Running one, List<Finding> findings) throws Refusal {
            one.reported = findings;
            for (var other : running) {
                var reported = other.reported;
                if (reported != null && other.findings == null && !isAwaiting(reported)) {
                    tell(other, reported);
                }
            }
        }

        /** A finding that may follow from another one is told after it. */
        private boolean isAwaiting(List<Finding> reported) {
            var awaited = Consequences.awaitedBy(reported);
            return running.stream().anyMatch(one -> awaited.contains(one.check.id()) && one.reported == null);
        }

        private void tell(Running one, List<Finding> reported) throws Refusal {
            one.findings = reported.stream().map(this::toldOnce).toList();
            for (var finding : one.findings) {
                found.hear(finding);
            }
        }

        private Finding toldOnce(Finding finding) {
            var teller = Consequences.teller(finding, this::reportedBy);
            return teller.map(cause -> finding.seeing(List.of(Evidence.toldBy(cause))))
                    .orElse(finding)
                    .toldOnce(ids);
        }

        private List<Finding> reportedBy(String check) {
            return running.stream()
                    .filter(one -> one.check.id().equals(check))
                    .findFirst()
                    .map(one -> one.reported)
                    .orElse(List.of());
        }
    }
}

package signinghelper.check;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Evidence.Kind;
import signinghelper.clock.BestKnownTime;
import signinghelper.clock.ClockOffset;
import signinghelper.clock.TimeReading;
import signinghelper.profile.Profile;
import signinghelper.profile.TimeSettings;
import signinghelper.protocol.ErrorCode;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Check of the computer's clock against the portal's. Network time is shown as additional evidence and decides nothing:
 * it can contradict, but a result from network time alone stays {@code UNKNOWN}.
 */
public final class ClockCheck implements Check {
    static final String ID = "clock";

    private static final Duration UNPUNCTUAL = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMillis(4500);
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final BestKnownTime time;
    private final Supplier<ZoneId> zone;
    private final boolean canSynchronise;

    /**
     * Creates the check without contacting any server.
     *
     * @param zone of this computer, read again at each run
     * @param canSynchronise true when this system has {@link ClockRepair}
     */
    public ClockCheck(BestKnownTime time, Supplier<ZoneId> zone, boolean canSynchronise) {
        this.time = time;
        this.zone = zone;
        this.canSynchronise = canSynchronise;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Duration limit() {
        return NETWORK;
    }

    @Override
    public List<Finding> look(Circumstances circumstances) throws InterruptedException {
        var seen = new ArrayList<Evidence>();
        var findings = new ArrayList<Finding>();
        findings.add(
                isConfigured(circumstances.profile())
                        ? clock(seen)
                        : Finding.skipped(ID, Evidence.notConfigured("time")));
        zone().ifPresent(findings::add);
        return findings;
    }

    private static boolean isConfigured(@Nullable Profile profile) {
        return profile != null && !profile.computer().time().equals(TimeSettings.NONE);
    }

    private Finding clock(List<Evidence> seen) throws InterruptedException {
        askAgain();
        var trusted = time.trusted();
        trusted.ifPresent(reading -> seen.addAll(evidence("portal", reading)));
        time.untrusted().ifPresent(reading -> seen.addAll(evidence("network-time", reading)));
        var evidence = seen.toArray(Evidence[]::new);
        return trusted.map(reading -> judge(reading, evidence)).orElseGet(() -> withoutTrust(evidence));
    }

    /** The clock may just have been set, so earlier readings are not enough. */
    private void askAgain() throws InterruptedException {
        try {
            time.ask().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The answers so far are evaluated.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Evidence> evidence(String source, TimeReading reading) {
        return List.of(
                new Evidence(
                        source + "-time", Kind.PLAIN, reading.time().instant().toString()),
                new Evidence(source + "-offset", Kind.PLAIN, ClockOffset.text(reading.offset())),
                new Evidence(
                        source + "-uncertainty",
                        Kind.PLAIN,
                        reading.time().uncertainty().toMillis() + " ms"));
    }

    private Finding judge(TimeReading reading, Evidence... seen) {
        if (reading.contradicts(BestKnownTime.WRONG)) {
            return proven(Verdict.FAIL, reading, seen);
        }
        if (reading.contradicts(UNPUNCTUAL)) {
            return proven(Verdict.WARN, reading, seen);
        }
        var atWorst = reading.offset().abs().plus(reading.time().uncertainty());
        return atWorst.compareTo(UNPUNCTUAL) <= 0
                ? Finding.pass(ID, seen)
                : Finding.of(ID, Verdict.UNKNOWN, ErrorCode.CLOCK_UNVERIFIED, seen);
    }

    private Finding proven(Verdict verdict, TimeReading reading, Evidence... seen) {
        var finding = wrong(verdict, reading.offset(), seen);
        return canSynchronise ? finding.offering(ClockRepair.ID) : finding;
    }

    private Finding withoutTrust(Evidence... seen) {
        return time.contradiction()
                .map(offset -> wrong(Verdict.UNKNOWN, offset, seen))
                .orElseGet(() -> Finding.of(ID, Verdict.UNKNOWN, ErrorCode.CLOCK_UNVERIFIED, seen));
    }

    private static Finding wrong(Verdict verdict, Duration offset, Evidence... seen) {
        return Finding.of(ID, verdict, ErrorCode.CLOCK_WRONG, seen).with(Map.of("offset", ClockOffset.text(offset)));
    }

    private Optional<Finding> zone() {
        var here = zone.get();
        var offset = here.getRules().getOffset(time.now().instant());
        return offset.equals(BEIJING)
                ? Optional.empty()
                : Optional.of(Finding.of(
                                ID,
                                Verdict.WARN,
                                ErrorCode.TIME_ZONE_UNUSUAL,
                                new Evidence("time-zone", Kind.PLAIN, here.getId()))
                        .with(Map.of("offset", offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId())));
    }
}

package signinghelper.support;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Finding;
import signinghelper.check.RepairJournal;
import signinghelper.formats.algorithm.Bytes;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Collected data from which a support bundle may be made. Stays in memory: only a {@link SupportReport} is shown, and
 * only that is saved.
 *
 * @param created time of collection, by the best known time
 * @param profile null when no valid profile exists
 * @param repairs runs of repairs, the latest first
 * @param certificates the plugged-in ones, DER
 */
public record SupportMaterial(
        Instant created,
        ProgramVersions versions,
        @Nullable ProfileVersion profile,
        List<Finding> findings,
        List<RepairJournal.Run> repairs,
        LogExcerpt log,
        List<Bytes> certificates) {

    /** Version of the profile in force. */
    public record ProfileVersion(String id, int version) {}

    public SupportMaterial {
        Objects.requireNonNull(created);
        Objects.requireNonNull(versions);
        Objects.requireNonNull(log);
        findings = List.copyOf(findings);
        repairs = List.copyOf(repairs);
        certificates = List.copyOf(certificates);
    }
}

package signinghelper.support;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Finding;
import signinghelper.check.RepairJournal;
import signinghelper.formats.algorithm.Bytes;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Everything that a support bundle may be made of, as it was seen. Stays in memory: only a {@link SupportReport} is
 * shown, and only what is shown is saved.
 *
 * @param created when it was gathered, by the best known time
 * @param profile null where none is valid
 * @param repairs what repairs have done, the latest first
 * @param certificates those that are plugged in, DER
 */
public record SupportMaterial(
        Instant created,
        ProgramVersions versions,
        @Nullable ProfileVersion profile,
        List<Finding> findings,
        List<RepairJournal.Run> repairs,
        LogExcerpt log,
        List<Bytes> certificates) {

    /** Which profile is in force. */
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

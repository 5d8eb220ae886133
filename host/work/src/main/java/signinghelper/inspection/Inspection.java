package signinghelper.inspection;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * Result of a file's inspection.
 *
 * @param encoding null when the file is not text
 * @param size in bytes
 * @param signatures verdict on the signatures in it; null when it has none or they cannot be verified
 * @param faults each once, in the order of the enumeration
 */
public record Inspection(
        FileKind kind,
        @Nullable TextEncoding encoding,
        long size,
        Reach reach,
        List<FileFault> faults,
        @Nullable Indication signatures) {

    public Inspection {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reach);
        if (size < 0 || (encoding != null) != kind.isText()) {
            throw new IllegalArgumentException(kind + " of " + size + " bytes in " + encoding);
        }
        faults = List.copyOf(distinct(faults));
    }

    /** Creates the result for a file whose signatures are not judged yet. */
    Inspection(FileKind kind, @Nullable TextEncoding encoding, long size, Reach reach, List<FileFault> faults) {
        this(kind, encoding, size, reach, faults, null);
    }

    /** Returns the result with the verdict on the file's signatures. One that holds for all of it has read all of it. */
    public Inspection with(VerificationReport report) {
        if (report.signatures().isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(faults);
        if (report.indication() == Indication.TOTAL_FAILED) {
            more.add(FileFault.SIGNATURE_REFUSED);
        }
        var isSealed = report.signatures().stream()
                .anyMatch(signature -> signature.has(Code.SIGNATURE_HOLDS)
                        && signature.has(Code.STRUCTURE_SOUND)
                        && signature.coverage().isAll());
        return new Inspection(kind, encoding, size, isSealed ? Reach.WHOLE : reach, more, report.indication());
    }

    /** Returns true when all of the file was read. */
    public boolean whole() {
        return reach == Reach.WHOLE;
    }

    private static Collection<FileFault> distinct(List<FileFault> faults) {
        var found = EnumSet.noneOf(FileFault.class);
        found.addAll(faults);
        return found;
    }

    /** Returns the probable cause: that of the worst fault. */
    public Cause cause() {
        return faults.stream()
                .map(FileFault::cause)
                .max(Comparator.naturalOrder())
                .orElse(Cause.NONE);
    }
}

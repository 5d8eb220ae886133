package signinghelper.formats.ofd.internal.document;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.ofd.internal.container.PartName;
import signinghelper.formats.seal.SealSignature;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Seal.esl beside a signature: readers may show its picture, so it must be the seal that was signed. */
record SealFile(OfdContainer container, SignatureDescription description) {

    /** @param value SignedValue.dat */
    List<Finding> findings(Bytes value) throws IOException {
        var part = description.seal();
        if (part == null) {
            return List.of();
        }
        try {
            var beside = Bytes.copyOf(container.read(part, SignedValueJudge.MAX_BYTES));
            if (!SignedValueJudge.hasSeal(value)) {
                return isReferenced(part) ? List.of() : List.of(Finding.of(Code.PART_NOT_SIGNED, "part", part));
            }
            return compared(SealSignature.parse(value).seal().encoded(), beside, part);
        } catch (FormatException e) {
            // A seal that cannot be read is the finding of the judge of signatures.
            return List.of();
        } catch (OfdException e) {
            return List.of(e.finding());
        }
    }

    /** Zeros behind the seal, as a buffer that was too long leaves them, show nothing. */
    private static List<Finding> compared(Bytes signed, Bytes beside, PartName part) {
        if (beside.equals(signed)) {
            return List.of();
        }
        var padded = Bytes.copyOf(Arrays.copyOf(signed.toArray(), Math.max(signed.length(), beside.length())));
        return padded.equals(beside)
                ? List.of(Finding.of(Code.FORM_DEVIATES, "deviation", "OCTETS_BEHIND_SEAL"))
                : List.of(Finding.of(Code.SEAL_DIFFERS, "part", part));
    }

    /** Returns the seal beside a signature that has none itself, or null. */
    @Nullable
    Bytes alone(Bytes value) throws IOException, OfdException {
        var part = description.seal();
        return part == null || SignedValueJudge.hasSeal(value)
                ? null
                : Bytes.copyOf(container.read(part, SignedValueJudge.MAX_BYTES));
    }

    private boolean isReferenced(PartName part) {
        return description.references().stream()
                .anyMatch(reference -> reference.part().equals(part));
    }
}

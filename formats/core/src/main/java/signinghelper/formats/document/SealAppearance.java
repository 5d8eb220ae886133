package signinghelper.formats.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.verification.SealReport;

import java.util.List;
import java.util.Objects;

/**
 * Visible seal of a signature.
 *
 * @param seal DER of SESeal; see {@code signinghelper.formats.seal.Seal}
 * @param picture picture within the seal
 * @param placements at least one; the first carries the signature where a format wants one place alone
 */
public record SealAppearance(Bytes seal, SealReport.Picture picture, List<SealPlacement> placements) {
    public SealAppearance {
        Objects.requireNonNull(seal);
        Objects.requireNonNull(picture);
        placements = List.copyOf(placements);
        if (placements.isEmpty()) {
            throw new IllegalArgumentException("a seal without a place");
        }
    }
}

package signinghelper.token;

import signinghelper.formats.algorithm.Bytes;

import java.util.List;

/**
 * Files on a U-Key that may be electronic seals.
 *
 * @param files that begin as a SEQUENCE does
 * @param behindPin number of files that cannot be read without a login; what they are is not known
 */
public record SealCandidates(List<Bytes> files, int behindPin) {
    public static final SealCandidates NONE = new SealCandidates(List.of(), 0);

    public SealCandidates {
        files = List.copyOf(files);
    }
}

package signinghelper.demo.portal;

import signinghelper.portal.Bytes;
import signinghelper.portal.signature.DigestAlgorithm;

import java.util.HexFormat;
import java.util.List;

/**
 * What the signing helper writes into its receipt: JSON in UTF-8.
 *
 * @param nonce the batch's
 */
record SignedReceipt(String origin, String nonce, List<Line> documents) {

    /**
     * One document, in the order of the batch.
     *
     * @param digest hexadecimal
     */
    record Line(String title, String digestAlgorithm, String digest, Outcome outcome) {}

    enum Outcome {
        SIGNED,
        NOT_SIGNED
    }

    SignedReceipt {
        documents = List.copyOf(documents);
    }

    /** Whether it is about this batch at this portal, and names as signed exactly what the portal has signatures of. */
    boolean isAbout(SigningBatch batch, String ownOrigin) {
        if (!origin.equals(ownOrigin)
                || !nonce.equals(batch.nonce())
                || documents.size() != batch.documents().size()) {
            return false;
        }
        for (var index = 0; index < documents.size(); index++) {
            var isKept = batch.signature(index) != null;
            if (!isAbout(documents.get(index), batch.documents().get(index), isKept)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAbout(Line line, SigningBatch.Document document, boolean isKept) {
        return line.title().equals(document.title())
                && line.digestAlgorithm().equals(DigestAlgorithm.SHA_256.javaName())
                && line.digest().equals(sha256(document.bytes()))
                && (line.outcome() == Outcome.SIGNED) == isKept;
    }

    long signed() {
        return documents.stream()
                .filter(line -> line.outcome() == Outcome.SIGNED)
                .count();
    }

    private static String sha256(Bytes content) {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA_256.of(content.toArray()));
    }
}

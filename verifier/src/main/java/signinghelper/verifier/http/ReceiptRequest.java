package signinghelper.verifier.http;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.receipt.ExpectedReceipt;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The receipt of a batch, with what the portal's server knows of the batch itself.
 *
 * @param origin the portal's own, from its settings
 * @param session the portal's name for the browser, as when the challenge was issued
 * @param nonce of the batch
 * @param receipt CMS
 * @param signer fingerprint that is bound to the account
 * @param documents in the order in which the page gave them
 */
record ReceiptRequest(
        String origin, String session, String nonce, Upload receipt, Fingerprint signer, List<Line> documents) {

    /**
     * A document of the batch.
     *
     * @param content the portal's own; null where {@code digests} are given
     * @param digests at least by the algorithm that the receipt has; null otherwise
     * @param signed true when the portal has a signature of it that holds
     */
    record Line(
            String title,
            @Nullable Upload content,
            @Nullable ContentDigests digests,
            boolean signed) {
        Line {
            Objects.requireNonNull(title);
            if ((content == null) == (digests == null)) {
                throw new IllegalArgumentException("either content or digests");
            }
        }

        ExpectedReceipt.Document expected() {
            return new ExpectedReceipt.Document(title, this::digest, signed);
        }

        /** No digest of a length that none has stands for one that was not given, so it is nobody's. */
        private Bytes digest(DigestAlgorithm algorithm) {
            if (content != null) {
                return Bytes.copyOf(algorithm.of(content.bytes()));
            }
            var given = Objects.requireNonNull(digests).by(algorithm);
            return given == null ? Bytes.copyOf(new byte[0]) : given;
        }
    }

    ReceiptRequest {
        Objects.requireNonNull(origin);
        ChallengeRequest.requireSession(session);
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(receipt);
        Objects.requireNonNull(signer);
        documents = List.copyOf(documents);
    }

    ExpectedReceipt expected() {
        return new ExpectedReceipt(
                Set.of(origin), nonce, documents.stream().map(Line::expected).toList());
    }
}

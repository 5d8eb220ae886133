package signinghelper.formats.receipt;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The receipt that a portal waits for.
 *
 * @param origins the portal's own, serialised, at least one; the receipt names one of them
 * @param nonce nonce that the portal gave for this batch
 * @param documents in the order in which the page gave them
 */
public record ExpectedReceipt(Set<String> origins, String nonce, List<Document> documents) {

    /** A document of the portal's own. */
    public interface Content {
        /** Digest of the content by {@code algorithm}. */
        Bytes digest(DigestAlgorithm algorithm);
    }

    /**
     * A document of the batch.
     *
     * @param signed true when the portal has a signature of it that holds
     */
    public record Document(String title, Content content, boolean signed) {
        public Document {
            Objects.requireNonNull(title);
            Objects.requireNonNull(content);
        }

        /** A document that is small enough to be held in memory. */
        public static Document of(String title, Bytes content, boolean signed) {
            return new Document(title, algorithm -> Bytes.copyOf(algorithm.of(content.toArray())), signed);
        }

        boolean isOn(Receipt.Line line) {
            return title.equals(line.title())
                    && signed == (line.outcome() == Receipt.Outcome.SIGNED)
                    && content.digest(line.digestAlgorithm()).equals(line.digest());
        }
    }

    public ExpectedReceipt {
        origins = Set.copyOf(origins);
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("a portal has at least one origin");
        }
        Objects.requireNonNull(nonce);
        documents = List.copyOf(documents);
    }

    void require(Receipt receipt) throws ReceiptException {
        if (!(receipt.occasion() instanceof Receipt.Occasion.Portal portal)
                || !origins.contains(portal.origin())
                || !nonce.equals(portal.nonce())) {
            throw new ReceiptException(ReceiptException.Reason.OTHER_REQUEST, "expected an origin of " + origins);
        }
        var lines = receipt.documents();
        if (lines.size() != documents.size()) {
            throw new ReceiptException(
                    ReceiptException.Reason.OTHER_DOCUMENTS, lines.size() + " instead of " + documents.size());
        }
        for (var index = 0; index < lines.size(); index++) {
            if (!documents.get(index).isOn(lines.get(index))) {
                throw new ReceiptException(ReceiptException.Reason.OTHER_DOCUMENTS, "document " + (index + 1));
            }
        }
    }
}

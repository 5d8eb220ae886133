package signinghelper.signature;

import signinghelper.login.Nonce;
import signinghelper.session.Origin;

import java.util.List;
import java.util.Objects;

/**
 * What a batch came to. Signed as {@code CmsForm.RECEIPT} over its JSON in UTF-8.
 *
 * @param nonce the portal's, so that a receipt belongs to one request
 */
public record Receipt(Origin origin, Nonce nonce, List<Line> documents) {

    /**
     * One document, in the order of the request.
     *
     * @param digestAlgorithm Java's name of the hash function
     * @param digest of the content, hexadecimal
     */
    public record Line(String title, String digestAlgorithm, String digest, Outcome outcome) {
        public Line {
            Objects.requireNonNull(title);
            Objects.requireNonNull(digestAlgorithm);
            Objects.requireNonNull(digest);
            Objects.requireNonNull(outcome);
        }
    }

    /** As in the schema. */
    public enum Outcome {
        SIGNED,
        /** The person stopped before. */
        NOT_SIGNED
    }

    public Receipt {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(nonce);
        documents = List.copyOf(documents);
    }

    public List<Outcome> outcomes() {
        return documents.stream().map(Line::outcome).toList();
    }
}

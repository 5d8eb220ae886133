package signinghelper.formats.receipt;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Outcome of a batch, document by document. Signed by {@link ReceiptFormat} over its JSON in UTF-8. */
public record Receipt(Occasion occasion, List<Line> documents) {

    /** Asker of the batch. The fields of one never stand in the JSON of another. */
    public sealed interface Occasion {
        /** Returns the fields of the JSON that name the asker, each with its text. */
        default Map<String, String> fields() {
            return OccasionFields.write(this);
        }

        /**
         * Reads what {@link #fields} returns.
         *
         * @throws IllegalArgumentException if it is anything else
         */
        static Occasion of(Map<String, String> fields) {
            return OccasionFields.read(fields);
        }

        /**
         * A portal's page.
         *
         * @param origin serialised
         * @param nonce the portal's, so that a receipt belongs to one request
         */
        record Portal(String origin, String nonce) implements Occasion {
            public Portal {
                Objects.requireNonNull(origin);
                Objects.requireNonNull(nonce);
            }
        }

        /** A command on the signer's computer: {@code "asker": "command-line"}, no origin and no nonce. */
        record CommandLine() implements Occasion {}

        /**
         * A program on the signer's computer: {@code "asker": "desktop-client"}, and no origin.
         *
         * @param client name that the program gives itself; nobody has checked it
         * @param nonce the program's, so that a receipt belongs to one request
         */
        record DesktopClient(String client, String nonce) implements Occasion {
            public DesktopClient {
                Objects.requireNonNull(client);
                Objects.requireNonNull(nonce);
            }
        }
    }

    /**
     * A document of the batch, in the order of the request.
     *
     * @param digestAlgorithm SM3 for content that an SM2 key signed; of a digest that the page gave, the page's
     * @param digest digest of the content
     */
    public record Line(String title, DigestAlgorithm digestAlgorithm, Bytes digest, Outcome outcome) {
        public Line {
            Objects.requireNonNull(title);
            Objects.requireNonNull(outcome);
            if (digest.length() != digestAlgorithm.lengthInBytes()) {
                throw new IllegalArgumentException("not a digest by " + digestAlgorithm);
            }
        }
    }

    /** Outcome for one document, as in the schema. */
    public enum Outcome {
        SIGNED,
        /** The user stopped before this document. */
        NOT_SIGNED
    }

    public Receipt {
        Objects.requireNonNull(occasion);
        documents = List.copyOf(documents);
    }

    /** Outcomes in the order of the documents. */
    public List<Outcome> outcomes() {
        return documents.stream().map(Line::outcome).toList();
    }

    /** Number of the documents that were signed. */
    public long signed() {
        return documents.stream()
                .filter(line -> line.outcome() == Outcome.SIGNED)
                .count();
    }

    /** The JSON that is signed, in UTF-8. */
    public Bytes toJson() {
        return ReceiptJson.write(this);
    }

    /**
     * Reads what {@link #toJson} writes.
     *
     * @throws ReceiptException {@code MALFORMED} if it is anything else
     */
    public static Receipt fromJson(Bytes json) throws ReceiptException {
        return ReceiptJson.read(json);
    }
}

package signinghelper.signature;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import signinghelper.login.Nonce;
import signinghelper.session.Origin;

import java.util.List;
import java.util.Objects;

/** What a batch came to. Signed as {@code CmsForm.RECEIPT} over its JSON in UTF-8. */
public record Receipt(@JsonUnwrapped Occasion occasion, List<Line> documents) {

    /** For whom the batch was signed. The fields of one never stand in the JSON of another. */
    public sealed interface Occasion {

        /**
         * A portal's page.
         *
         * @param nonce the portal's, so that a receipt belongs to one request
         */
        record Portal(Origin origin, Nonce nonce) implements Occasion {
            public Portal {
                Objects.requireNonNull(origin);
                Objects.requireNonNull(nonce);
            }
        }

        /** A command on this computer: {@code "asker": "command-line"}, no origin and no nonce. */
        record CommandLine() implements Occasion {
            @JsonProperty
            String asker() {
                return "command-line";
            }
        }
    }

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
        Objects.requireNonNull(occasion);
        documents = List.copyOf(documents);
    }

    public List<Outcome> outcomes() {
        return documents.stream().map(Line::outcome).toList();
    }
}

package signinghelper.formats.document;

import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.VerifiedCms;

import java.util.List;
import java.util.Objects;

/**
 * Result of verifying a document.
 *
 * @param signatures in the order in which they lie in the document; at least one
 */
public record Verification(List<Signature> signatures) {

    /** Signature of the document; a document may have several. */
    public sealed interface Signature {}

    /** A signature that holds. */
    public record Holds(VerifiedCms cms) implements Signature {
        public Holds {
            Objects.requireNonNull(cms);
        }
    }

    /** A signature that does not hold, with its one reason. */
    public record Broken(CmsException cause) implements Signature {
        public Broken {
            Objects.requireNonNull(cause);
        }
    }

    public Verification {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("a document without a signature is not signed");
        }
    }

    /** Result for a document with one signature that holds. */
    public static Verification of(VerifiedCms cms) {
        return new Verification(List.of(new Holds(cms)));
    }

    /** Result for a document with one signature that does not hold, or that is no document of the format. */
    public static Verification of(CmsException cause) {
        return new Verification(List.of(new Broken(cause)));
    }
}

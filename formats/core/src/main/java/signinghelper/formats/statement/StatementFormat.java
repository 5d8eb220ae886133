package signinghelper.formats.statement;

import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.internal.record.RecordCms;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** CMS around a statement, as around a receipt, with a content type of its own: neither is the other, nor a document. */
public final class StatementFormat {
    /** Content type below the arc for UUIDs (Rec. ITU-T X.667), with a number of 31 bits. */
    public static final ContentKind KIND = ContentKind.of("2.25.1218626863");

    private static final RecordCms CMS = new RecordCms(KIND);

    private StatementFormat() {}

    /**
     * Prepares a statement for signing.
     *
     * @param signingTime claimed in the statement, in whole seconds
     * @param timeStamping source of a proof of the time; {@link TimeStamping#NONE} without an authority
     * @throws FormatException {@code KEY_UNSUPPORTED}
     * @throws IllegalArgumentException for JSON of more than 4 MiB, which no portal reads
     */
    public static Preparation prepare(
            Statement statement, X509Certificate signer, Instant signingTime, TimeStamping timeStamping)
            throws FormatException {
        return CMS.prepare(statement.toJson(), signer, signingTime, timeStamping);
    }

    /** Accepts statements and nothing else. */
    public static VerificationPolicy policy() {
        return CMS.policy();
    }
}

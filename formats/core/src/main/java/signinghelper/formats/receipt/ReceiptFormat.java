package signinghelper.formats.receipt;

import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.internal.record.RecordCms;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * CMS around a receipt, for keys of every kind: RFC 5652 with signed attributes and a content type of its own, so that no
 * receipt is a document and no document a receipt.
 */
public final class ReceiptFormat {
    /**
     * Content type below the arc for UUIDs (Rec. ITU-T X.667), with a number that readers with 32-bit arcs can hold.
     */
    public static final ContentKind KIND = ContentKind.of("2.25.1480743267");

    private static final RecordCms CMS = new RecordCms(KIND);

    private ReceiptFormat() {}

    /**
     * Prepares a receipt for signing.
     *
     * @param signingTime claimed in the receipt, in whole seconds
     * @throws FormatException {@code KEY_UNSUPPORTED}
     */
    public static Preparation prepare(Receipt receipt, X509Certificate signer, Instant signingTime)
            throws FormatException {
        return CMS.prepare(receipt.toJson(), signer, signingTime, TimeStamping.NONE);
    }

    /** Accepts receipts and nothing else. */
    public static VerificationPolicy policy() {
        return CMS.policy();
    }
}

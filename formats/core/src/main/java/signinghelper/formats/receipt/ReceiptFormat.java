package signinghelper.formats.receipt;

import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * CMS around a receipt, for keys of every kind: RFC 5652 with signed attributes and a content type of its own, so that no
 * receipt is a document and no document a receipt.
 */
public final class ReceiptFormat {
    /**
     * Content type below the arc for UUIDs (Rec. ITU-T X.667), with a number that readers with 32-bit arcs can hold.
     */
    public static final ContentKind KIND = ContentKind.of("2.25.1480743267");

    /** SM2 keys name their algorithm 1.2.156.10197.1.501. */
    private static final CmsForm FORM_FOR_SM2 = CmsForm.PKCS7_501;

    private static final CmsWriter WRITER = new CmsWriter(KIND);

    private ReceiptFormat() {}

    /**
     * Prepares a receipt for signing.
     *
     * @param signingTime claimed in the receipt, in whole seconds
     * @throws FormatException {@code KEY_UNSUPPORTED}
     */
    public static Preparation prepare(Receipt receipt, X509Certificate signer, Instant signingTime)
            throws FormatException {
        var identity = SignerIdentity.of(signer, List.of(), FORM_FOR_SM2, DigestAlgorithm.SHA_256);
        try {
            return WRITER.attached(Content.inMemory(receipt.toJson()), identity, signingTime, TimeStamping.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts receipts and nothing else. */
    public static VerificationPolicy policy() {
        return VerificationPolicy.strict(CmsForm.RFC5652, FORM_FOR_SM2).of(KIND);
    }
}

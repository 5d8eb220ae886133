package signinghelper.formats.internal.record;

import signinghelper.formats.algorithm.Bytes;
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

/** CMS around a record, for keys of every kind: RFC 5652 with signed attributes and the content type of the record's kind. */
public record RecordCms(ContentKind kind) {
    /** SM2 keys name their algorithm 1.2.156.10197.1.501. */
    private static final CmsForm FORM_FOR_SM2 = CmsForm.PKCS7_501;

    /**
     * Prepares a record for signing.
     *
     * @param signingTime claimed, in whole seconds
     * @throws FormatException {@code KEY_UNSUPPORTED}
     */
    public Preparation prepare(Bytes json, X509Certificate signer, Instant signingTime, TimeStamping timeStamping)
            throws FormatException {
        if (json.length() > RecordJson.MOST_BYTES) {
            throw new IllegalArgumentException(json.length() + " bytes");
        }
        var identity = SignerIdentity.of(signer, List.of(), FORM_FOR_SM2, DigestAlgorithm.SHA_256);
        try {
            return new CmsWriter(kind).attached(Content.inMemory(json), identity, signingTime, timeStamping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts records of this kind and nothing else. */
    public VerificationPolicy policy() {
        return VerificationPolicy.strict(CmsForm.RFC5652, FORM_FOR_SM2).of(kind);
    }
}

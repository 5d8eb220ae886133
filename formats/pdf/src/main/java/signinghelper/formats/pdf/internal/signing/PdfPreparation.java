package signinghelper.formats.pdf.internal.signing;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentKind;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.FormatException.Reason;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.Signed;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.cms.CmsWriter;
import signinghelper.formats.pdf.internal.syntax.PdfFile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** A signature of a PDF document: CMS over all octets but its own. The document itself states the time. */
public final class PdfPreparation implements Preparation {
    private static final CmsWriter CMS = new CmsWriter(ContentKind.DOCUMENT);
    private static final int ID_LENGTH = 16;

    private final SignatureOctets octets;
    private final int room;
    private final Preparation cms;

    private PdfPreparation(SignatureOctets octets, int room, Preparation cms) {
        this.octets = octets;
        this.room = room;
        this.cms = cms;
    }

    /**
     * Refuses a document that cannot be signed so.
     *
     * @param seal null when the signature is not visible
     * @param field name of the field that is signed in; null for any
     * @throws FormatException {@code CONTENT_REFUSED} or {@code SEAL_REFUSED} with a {@link SigningRule}
     */
    public static void require(
            PdfFile file, SignerIdentity signer, @Nullable SealAppearance seal, @Nullable String field)
            throws FormatException, IOException {
        SigningRule.requireSealOf(signer, seal);
        NewSignature.in(file, seal, field);
    }

    /** Prepares a document, of which {@code file} is the copy; throws as {@link #require}. */
    public static PdfPreparation of(
            Content content,
            PdfFile file,
            SignerIdentity signer,
            Instant signingTime,
            @Nullable SealAppearance seal,
            @Nullable String field,
            TimeStamping timeStamping)
            throws FormatException, IOException {
        SigningRule.requireSealOf(signer, seal);
        var signature = NewSignature.in(file, seal, field);
        var room = CMS.mostBytes(signer, timeStamping);
        var octets = SignatureOctets.of(content, signature, signingTime, room, id(content, signingTime));
        return new PdfPreparation(octets, room, CMS.detached(octets.signed(), signer, null, timeStamping));
    }

    /** Same for the same document and time, so that a signature can be made again for a test. */
    private static Bytes id(Content content, Instant signingTime) {
        var time = signingTime.toString().getBytes(StandardCharsets.US_ASCII);
        var hash = DigestAlgorithm.SHA_256.of(content.sha256().toArray(), time);
        return Bytes.copyOf(Arrays.copyOf(hash, ID_LENGTH));
    }

    @Override
    public Digest digestToSign() {
        return cms.digestToSign();
    }

    @Override
    public Signed finish(Bytes raw) throws FormatException {
        var signature = new ByteArrayOutputStream();
        try {
            cms.finish(raw).writeTo(signature);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (signature.size() > room) {
            throw new FormatException(Reason.TIME_STAMP_UNAVAILABLE);
        }
        return octets.with(signature.toByteArray());
    }
}

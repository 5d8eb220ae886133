package signinghelper.formats.pdf;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.ContentDigest;
import signinghelper.formats.document.DocumentFormat;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.PageSize;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.pdf.internal.document.PdfVerification;
import signinghelper.formats.pdf.internal.signing.PdfPreparation;
import signinghelper.formats.pdf.internal.signing.SigningRule;
import signinghelper.formats.pdf.internal.structure.PageBox;
import signinghelper.formats.pdf.internal.structure.PageTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.verification.VerificationReport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PDF documents with their signatures within. */
public final class PdfFormat implements DocumentFormat {
    private static final String HEADER = "%PDF-";
    private static final int HEADER_WITHIN = 1024;

    private final @Nullable String field;

    /** Creates the format, which signs in a field that it finds or makes. */
    public PdfFormat() {
        this(null);
    }

    private PdfFormat(@Nullable String field) {
        this.field = field;
    }

    @Override
    public Optional<DocumentFormat> inField(String name) {
        return Optional.of(new PdfFormat(name));
    }

    @Override
    public String id() {
        return PdfVerification.FORMAT;
    }

    @Override
    public String suffix() {
        return ".signed.pdf";
    }

    @Override
    public boolean hasPages() {
        return true;
    }

    @Override
    public boolean multipliesSeal() {
        return true;
    }

    @Override
    public List<PageSize> pages(Content content) throws FormatException, IOException {
        try (var file = PdfFile.copyOf(content)) {
            var document = PdfDocument.read(file);
            var sizes = new ArrayList<PageSize>();
            for (var page : PageTree.of(document)) {
                sizes.add(PageBox.of(document, page).size());
            }
            return sizes;
        } catch (PdfSyntaxException e) {
            throw SigningRule.brokenBy(e);
        }
    }

    @Override
    public void requireSignable(Content content, SignerIdentity signer, @Nullable SealAppearance seal)
            throws FormatException, IOException {
        try (var file = PdfFile.copyOf(content)) {
            PdfPreparation.require(file, signer, seal, field);
        }
    }

    @Override
    public Preparation prepare(
            Content content,
            SignerIdentity signer,
            Instant signingTime,
            @Nullable SealAppearance seal,
            TimeStamping timeStamping)
            throws FormatException, IOException {
        try (var file = PdfFile.copyOf(content)) {
            return PdfPreparation.of(content, file, signer, signingTime, seal, field, timeStamping);
        }
    }

    @Override
    public Preparation prepare(
            ContentDigest digest, SignerIdentity signer, Instant signingTime, TimeStamping timeStamping)
            throws FormatException {
        throw FormatException.contentBreaks(SigningRule.CONTENT_MISSING);
    }

    @Override
    public boolean recognises(Source document) throws IOException {
        try (var in = document.open()) {
            return HEADER.equals(new String(in.readNBytes(HEADER.length()), StandardCharsets.ISO_8859_1));
        }
    }

    /** Returns true where the header begins later, within the first octets (ISO 32000-1, annex H, note 13). */
    @Override
    public boolean opensElsewhere(Source document) throws IOException {
        try (var in = document.open()) {
            var first = new String(in.readNBytes(HEADER_WITHIN), StandardCharsets.ISO_8859_1);
            return first.indexOf(HEADER) > 0;
        }
    }

    @Override
    public VerificationReport verify(Source document, @Nullable Source apart, VerificationContext context)
            throws IOException {
        try (var file = PdfFile.copyOf(document)) {
            return new PdfVerification(file, context).report();
        }
    }
}

package signinghelper.formats.pdf;

import eu.europa.esig.dss.diagnostic.AbstractSignatureWrapper;
import eu.europa.esig.dss.diagnostic.PDFRevisionWrapper;
import eu.europa.esig.dss.diagnostic.jaxb.XmlDigestMatcher;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * EU DSS' findings on each signature and document time stamp of a document, without trust: its name, a tab, and words.
 * {@link DssApart} loads this class once more.
 */
final class DssOpinion implements BiFunction<byte[], byte @Nullable [], List<String>> {
    /** DSS compares pictures of each page of each revision, which takes minutes for large documents. */
    private static final int MAX_DRAWN = 900_000;

    /** @param apart the content of a CMS; null when it lies within */
    @Override
    public List<String> apply(byte[] document, byte @Nullable [] apart) {
        var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(document));
        validator.setCertificateVerifier(new CommonCertificateVerifier(true));
        if (apart != null) {
            validator.setDetachedContents(List.of(new InMemoryDocument(apart)));
        }
        if (validator instanceof PDFDocumentValidator pdf) {
            limit(pdf, document.length);
        }
        var found = validator.validateDocument().getDiagnosticData();
        var opinions = new ArrayList<String>();
        for (var signature : found.getSignatures()) {
            if (!signature.isCounterSignature()) {
                opinions.addAll(opinions(signature, signature.getPDFRevision(), opinions.size()));
            }
        }
        for (var stamp : found.getTimestampList()) {
            if (stamp.getPDFRevision() != null) {
                opinions.addAll(opinions(stamp, stamp.getPDFRevision(), opinions.size()));
            }
        }
        return opinions;
    }

    private static void limit(PDFDocumentValidator validator, int length) {
        var differences = new DefaultPdfDifferencesFinder();
        if (length > MAX_DRAWN) {
            differences.setMaximalPagesAmountForVisualComparison(0);
        }
        var factory = new PdfBoxDefaultObjectFactory();
        factory.setPdfDifferencesFinder(differences);
        validator.setPdfObjFactory(factory);
    }

    private static List<String> opinions(
            AbstractSignatureWrapper signature, @Nullable PDFRevisionWrapper revision, int before) {
        var words = mathematics(signature);
        return revision == null
                ? List.of((before + 1) + "\t" + words)
                : revision.getSignatureFieldNames().stream()
                        .map(name -> name + "\t" + words + later(revision))
                        .toList();
    }

    private static String mathematics(AbstractSignatureWrapper signature) {
        var digests = signature.getDigestMatchers();
        if (digests.stream().anyMatch(digest -> !digest.isDataFound())) {
            return "open";
        }
        var isIntact = digests.stream().allMatch(XmlDigestMatcher::isDataIntact);
        if (isIntact && signature.getSigningCertificate() == null && !signature.isSignatureIntact()) {
            return "open";
        }
        return isIntact && signature.isSignatureIntact() && signature.isSignatureValid() ? "holds" : "broken";
    }

    private static String later(PDFRevisionWrapper revision) {
        var doubts = Stream.of(
                        named("range", !revision.isSignatureByteRangeValid()),
                        named("dictionary", !revision.isPdfSignatureDictionaryConsistent()),
                        named(
                                "pages",
                                !revision.getPdfPageDifferenceConcernedPages().isEmpty()),
                        named(
                                "picture",
                                !revision.getPdfVisualDifferenceConcernedPages().isEmpty()),
                        named(
                                "overlap",
                                !revision.getPdfAnnotationsOverlapConcernedPages()
                                        .isEmpty()),
                        named("annotations", !revision.getPdfAnnotationChanges().isEmpty()),
                        named("objects", !revision.getPdfUndefinedChanges().isEmpty()))
                .flatMap(List::stream)
                .toList();
        return doubts.isEmpty() ? "" : ", warned " + String.join(" ", doubts);
    }

    private static List<String> named(String doubt, boolean isThere) {
        return isThere ? List.of(doubt) : List.of();
    }
}

package signinghelper.formats.pdf;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.TestHolder;

import java.io.ByteArrayOutputStream;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/**
 * Signatures by PDFBox around a CMS by BouncyCastle, or around any other structure.
 *
 * @param field existing empty field; null for a new one
 * @param certification level of a certification; 0 for an approval
 * @param place where a new field is shown; null for nowhere
 * @param padding octets behind the structure; EU DSS 6.4 with BouncyCastle 1.87 reads none that has any
 */
record PdfBoxSigner(
        Maker maker,
        String subFilter,
        @Nullable String field,
        int certification,
        @Nullable PDRectangle place,
        int padding) {

    /** Maker of what lies in {@code Contents}. */
    @FunctionalInterface
    interface Maker {
        byte[] contents(byte[] covered) throws Exception;
    }

    static PdfBoxSigner of(TestHolder holder) {
        return of("adbe.pkcs7.detached", new BouncyCastleCms(holder, "DER"));
    }

    static PdfBoxSigner of(String subFilter, Maker maker) {
        return new PdfBoxSigner(maker, subFilter, null, 0, null, 0);
    }

    PdfBoxSigner in(String existing) {
        return new PdfBoxSigner(maker, subFilter, existing, certification, place, padding);
    }

    PdfBoxSigner certifying(int level) {
        return new PdfBoxSigner(maker, subFilter, field, level, place, padding);
    }

    PdfBoxSigner at(PDRectangle where) {
        return new PdfBoxSigner(maker, subFilter, field, certification, where, padding);
    }

    PdfBoxSigner padded() {
        return new PdfBoxSigner(maker, subFilter, field, certification, place, 5000);
    }

    byte[] sign(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName(subFilter));
            var date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
            date.setTime(Date.from(NOW));
            signature.setSignDate(date);
            if (certification > 0) {
                certify(signature);
                var permissions = new COSDictionary();
                permissions.setItem(COSName.DOCMDP, signature);
                document.getDocumentCatalog().getCOSObject().setItem(COSName.PERMS, permissions);
                document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            }
            if (field != null) {
                var existing = (PDSignatureField)
                        document.getDocumentCatalog().getAcroForm().getField(field);
                existing.setValue(signature);
                existing.getCOSObject().setNeedToBeUpdated(true);
            }
            try (var options = new SignatureOptions()) {
                options.setPreferredSignatureSize(maker.contents(new byte[0]).length + padding);
                document.addSignature(signature, options);
            }
            if (place != null) {
                var fields = document.getSignatureFields();
                fields.get(fields.size() - 1).getWidgets().get(0).setRectangle(place);
            }
            var out = new ByteArrayOutputStream();
            var external = document.saveIncrementalForExternalSigning(out);
            external.setSignature(maker.contents(external.getContent().readAllBytes()));
            return out.toByteArray();
        }
    }

    private void certify(PDSignature signature) {
        var parameters = new COSDictionary();
        parameters.setName(COSName.TYPE, "TransformParams");
        parameters.setInt(COSName.P, certification);
        parameters.setName(COSName.V, "1.2");
        var reference = new COSDictionary();
        reference.setName(COSName.TYPE, "SigRef");
        reference.setName("TransformMethod", "DocMDP");
        reference.setItem("TransformParams", parameters);
        parameters.setDirect(true);
        reference.setDirect(true);
        var references = new COSArray(List.of(reference));
        references.setDirect(true);
        signature.getCOSObject().setItem("Reference", references);
    }
}

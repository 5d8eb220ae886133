package signinghelper.formats.pdf;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.BouncyCastle;

import java.io.ByteArrayOutputStream;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;

import static signinghelper.formats.TestAuthority.NOW;

/**
 * Signatures by PDFBox around a CMS by BouncyCastle.
 *
 * @param field existing empty field; null for a new one
 * @param certification level of a certification; 0 for an approval
 * @param place where a new field is shown; null for nowhere
 */
record PdfBoxSigner(
        TestHolder holder,
        String subFilter,
        @Nullable String field,
        int certification,
        @Nullable PDRectangle place) {

    static PdfBoxSigner of(TestHolder holder) {
        return new PdfBoxSigner(holder, "adbe.pkcs7.detached", null, 0, null);
    }

    PdfBoxSigner in(String existing) {
        return new PdfBoxSigner(holder, subFilter, existing, certification, place);
    }

    PdfBoxSigner as(String other) {
        return new PdfBoxSigner(holder, other, field, certification, place);
    }

    PdfBoxSigner certifying(int level) {
        return new PdfBoxSigner(holder, subFilter, field, level, place);
    }

    PdfBoxSigner at(PDRectangle where) {
        return new PdfBoxSigner(holder, subFilter, field, certification, where);
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
            document.addSignature(signature);
            if (place != null) {
                var fields = document.getSignatureFields();
                fields.get(fields.size() - 1).getWidgets().get(0).setRectangle(place);
            }
            var out = new ByteArrayOutputStream();
            var external = document.saveIncrementalForExternalSigning(out);
            external.setSignature(cms(external.getContent().readAllBytes()));
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

    byte[] cms(byte[] content) throws Exception {
        var generator = new CMSSignedDataGenerator();
        var signer = new JcaContentSignerBuilder(holder.kind().signatureAlgorithm())
                .setProvider(BouncyCastle.PROVIDER)
                .build(holder.keys().getPrivate());
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        var attributes =
                new AttributeTable(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(NOW)))));
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
                .build(signer, holder.certificate()));
        generator.addCertificates(new JcaCertStore(
                List.of(holder.certificate(), holder.authority().certificate())));
        return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    }
}

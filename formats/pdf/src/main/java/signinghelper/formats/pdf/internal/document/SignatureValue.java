package signinghelper.formats.pdf.internal.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.formats.internal.asn1.MalformedAsn1Exception;
import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.syntax.IndirectObject;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.util.Arrays;

/**
 * Signature value of a field whose structure is sound: it lies in the revision that it covers.
 *
 * @param signed the document as it was signed
 * @param encoded structure in {@code Contents}, without its padding
 */
record SignatureValue(
        FormField field,
        Reference reference,
        Dictionary dictionary,
        SignatureForm form,
        SignedRange range,
        PdfDocument signed,
        Bytes encoded) {

    /** @throws RefusedException for the first rule that the value breaks */
    static SignatureValue read(PdfFile file, PdfDocument shown, FormField field) throws RefusedException, IOException {
        try {
            var reference = reference(field);
            var object = shown.object(reference).orElseThrow(() -> malformed("V"));
            if (!(object.value() instanceof Dictionary dictionary) || !isSignature(dictionary)) {
                throw malformed("V");
            }
            var form = SignatureForm.of(dictionary)
                    .orElseThrow(() -> new RefusedException(Code.FORM_UNKNOWN, name(dictionary, "SubFilter")));
            var range = SignedRange.of(file, object);
            return new SignatureValue(
                    field, reference, dictionary, form, range, signed(shown, object, range), encoded(dictionary));
        } catch (PdfSyntaxException e) {
            throw new RefusedException(PdfVerification.finding(e));
        }
    }

    private static Reference reference(FormField field) throws RefusedException {
        if (field.value() instanceof Reference reference) {
            return reference;
        }
        throw malformed("V");
    }

    private static boolean isSignature(Dictionary dictionary) {
        return dictionary.get("Type") == PdfValue.NULL
                || dictionary.names("Type", "Sig")
                || dictionary.names("Type", "DocTimeStamp");
    }

    /** Returns the document of the signed revision, which must have this very object and lie within the range. */
    private static PdfDocument signed(PdfDocument shown, IndirectObject object, SignedRange range)
            throws RefusedException, PdfSyntaxException, IOException {
        var signed = shown.asOf(range.ending(), range.end())
                .orElseThrow(() -> new RefusedException(Code.BYTE_RANGE_WRONG, "end"));
        var isWithin = signed.sections().stream().allMatch(section -> section.end() <= range.end());
        var own = signed.object(object.name());
        if (!isWithin || own.isEmpty() || !own.get().place().equals(object.place())) {
            throw new RefusedException(Code.BYTE_RANGE_WRONG, "revision");
        }
        return signed;
    }

    /** Octets behind the structure are not signed; where they are not zero, something is hidden there. */
    private static Bytes encoded(Dictionary dictionary) throws RefusedException {
        var octets = ((PdfValue.Text) dictionary.get("Contents")).octets().toArray();
        try {
            var end = end(octets);
            for (var at = end; at < octets.length; at++) {
                if (octets[at] != 0) {
                    throw malformed("padding");
                }
            }
            return Bytes.copyOf(Arrays.copyOf(octets, end));
        } catch (MalformedAsn1Exception e) {
            throw malformed("Contents");
        }
    }

    /** Returns where the first value ends. Values of indefinite length end with two zeros each (X.690, 8.1.5). */
    private static int end(byte[] octets) throws MalformedAsn1Exception, RefusedException {
        var open = 0;
        var at = 0L;
        do {
            var header = Asn1Header.read(octets, (int) at, octets.length);
            open += header.isIndefinite() ? 1 : header.tag() == 0 ? -1 : 0;
            at = header.contentFrom() + (header.isIndefinite() ? 0 : header.length());
            if (at > octets.length) {
                throw malformed("Contents");
            }
        } while (open > 0);
        return (int) at;
    }

    private static RefusedException malformed(String part) {
        return new RefusedException(Code.MALFORMED, part);
    }

    private static String name(Dictionary dictionary, String key) {
        return dictionary.get(key) instanceof PdfValue.Name name ? name.text() : "";
    }
}

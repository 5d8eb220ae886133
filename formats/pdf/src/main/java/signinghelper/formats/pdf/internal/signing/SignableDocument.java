package signinghelper.formats.pdf.internal.signing;

import signinghelper.formats.document.FormatException;
import signinghelper.formats.pdf.internal.change.Permissions;
import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.structure.FormTree;
import signinghelper.formats.pdf.internal.structure.OneRole;
import signinghelper.formats.pdf.internal.structure.Page;
import signinghelper.formats.pdf.internal.structure.PageTree;
import signinghelper.formats.pdf.internal.structure.Rectangle;
import signinghelper.formats.pdf.internal.syntax.Layout;
import signinghelper.formats.pdf.internal.syntax.OneReading;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfFile;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException.Reason;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.SectionNumbers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Document that a signature can be added to.
 *
 * @param missing numbers that the document refers to, and no object has
 * @param length of the file
 * @param permissions of the signatures that are there
 */
record SignableDocument(
        PdfDocument document,
        Set<Integer> missing,
        long length,
        List<Page> pages,
        List<FormField> fields,
        Permissions permissions) {
    /** Offsets in a cross-reference table have ten digits; the update needs some of them. */
    private static final long LONGEST = 9_000_000_000L;

    private static final int READ_ONLY = 1;

    SignableDocument {
        missing = Set.copyOf(missing);
        pages = List.copyOf(pages);
        fields = List.copyOf(fields);
    }

    /**
     * Reads a document, and refuses one that cannot have a further signature.
     *
     * @param isVisible true for a signature with a seal
     */
    static SignableDocument read(PdfFile file, boolean isVisible) throws FormatException, IOException {
        try {
            var document = PdfDocument.read(file);
            var missing = OneReading.require(file, document);
            SectionNumbers.require(document);
            var layout = Layout.of(file, document);
            layout.requireApart();
            layout.requireNoneHidden();
            var fields = FormTree.of(document);
            OneRole.require(document, fields);
            var permissions = Permissions.NONE;
            for (var field : fields) {
                if (field.isSignature() && field.value() != PdfValue.NULL) {
                    var signature = document.dictionary(field.value()).orElse(Dictionary.EMPTY);
                    permissions = permissions.with(document, signature, field.dictionary());
                }
            }
            var signable =
                    new SignableDocument(document, missing, file.length(), PageTree.of(document), fields, permissions);
            signable.require(isVisible);
            return signable;
        } catch (PdfSyntaxException e) {
            throw SigningRule.brokenBy(e);
        }
    }

    private void require(boolean isVisible) throws FormatException, PdfSyntaxException, IOException {
        if (pages.isEmpty()) {
            throw new PdfSyntaxException(Reason.MALFORMED, "no pages");
        }
        if (FormTree.form(document).entries().containsKey("XFA")) {
            throw FormatException.contentBreaks(SigningRule.FORM_OF_XML);
        }
        var signatures = fields.stream()
                .filter(field -> field.isSignature() && field.value() != PdfValue.NULL)
                .count();
        if (signatures >= FormTree.MAX_SIGNATURES
                || document.sections().size() >= PdfDocument.MAX_REVISIONS
                || length > LONGEST) {
            throw FormatException.contentBreaks(SigningRule.FULL);
        }
        if (!permissions.permitsSigning(isVisible)) {
            throw FormatException.contentBreaks(SigningRule.CERTIFIED);
        }
    }

    /**
     * Returns the field that waits for a signature; empty when none or several do, and when it makes demands on the
     * signature or may not be changed.
     */
    Optional<FormField> waitingField() {
        var waiting = fields.stream().filter(SignableDocument::isEmptySignature).toList();
        return waiting.size() == 1 ? waiting.stream().filter(this::isFree).findAny() : Optional.empty();
    }

    /**
     * Returns the field that waits for a signature at a place on a page; empty when none or several do, and when it makes
     * demands on the signature or may not be changed.
     */
    Optional<FormField> waitingField(Page page, Rectangle place) throws PdfSyntaxException, IOException {
        var annotations = document.sequence(page.dictionary().get("Annots"));
        var found = new ArrayList<FormField>();
        for (var field : fields) {
            if (isEmptySignature(field) && annotations.contains(field.reference()) && place.meets(place(field))) {
                found.add(field);
            }
        }
        return found.size() == 1 ? found.stream().filter(this::isFree).findAny() : Optional.empty();
    }

    /**
     * Returns the field of a name, which waits for a signature.
     *
     * @throws FormatException {@code CONTENT_REFUSED} when no field of that name waits
     */
    FormField waitingField(String name) throws FormatException {
        if (!isNamed(name)) {
            throw FormatException.contentBreaks(SigningRule.FIELD_MISSING);
        }
        return fields.stream()
                .filter(field -> field.name().equals(name) && isEmptySignature(field) && isFree(field))
                .findFirst()
                .orElseThrow(() -> FormatException.contentBreaks(SigningRule.FIELD_NOT_WAITING));
    }

    /** Returns where a field is shown. */
    Rectangle place(FormField field) throws PdfSyntaxException, IOException {
        return Rectangle.read(document, field.dictionary().get("Rect"));
    }

    /** Nodes without a name of their own are further widgets of a field. */
    private static boolean isEmptySignature(FormField field) {
        return field.isSignature()
                && field.value() == PdfValue.NULL
                && field.dictionary().get("T") != PdfValue.NULL
                && field.dictionary().get("Kids") == PdfValue.NULL;
    }

    private boolean isFree(FormField field) {
        var flags = field.dictionary().get("Ff");
        var isReadOnly =
                flags instanceof PdfValue.Figure figure && (figure.value().intValue() & READ_ONLY) != 0;
        return !isReadOnly
                && field.dictionary().get("Lock") == PdfValue.NULL
                && field.dictionary().get("SV") == PdfValue.NULL
                && permissions.permitsSigningIn(field.name());
    }

    /** Returns a name that no field has. */
    String unusedName() {
        var number = 1;
        while (isNamed("Signature" + number)) {
            number++;
        }
        return "Signature" + number;
    }

    private boolean isNamed(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }
}

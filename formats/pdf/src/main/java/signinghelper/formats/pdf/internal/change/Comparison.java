package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.change.Change.Thing;
import signinghelper.formats.pdf.internal.structure.Page;
import signinghelper.formats.pdf.internal.structure.PageTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Comparison of a document as it was signed with the document as it is shown. Every object that the signed one used, and
 * that is now another, must be explained by its role; otherwise it is a change.
 */
public final class Comparison {
    /** Appearances of fields share their fonts with the form. */
    private static final Set<Use> OF_FIELDS =
            Set.of(Use.FORM_FONTS, Use.FILLING, Use.FIRST_FILLING, Use.SIGNATURE_APPEARANCE);

    /** A stream has data beside its keys, and a number or an array no keys at all, so they are none of these. */
    private static final Set<Use> OF_DICTIONARIES = Set.of(
            Use.CATALOG,
            Use.INFORMATION,
            Use.PAGE,
            Use.FIELD,
            Use.ANNOTATION,
            Use.FORM,
            Use.FORM_RESOURCES,
            Use.FORM_FONTS);

    /** Some programs take a stream in such an array for a field or an annotation. */
    private static final Set<Use> OF_ARRAYS = Set.of(Use.FIELDS, Use.ANNOTATIONS);

    /** Keys of a stamp that make no viewer act. */
    private static final Set<String> STAMP = Set.of("Type", "Subtype", "F", "P", "Rect", "AP", "NM", "M", "Contents");

    private final PdfDocument signed;
    private final PdfDocument shown;
    private final LaterSignatures signatures;
    private final FormChanges form;
    private final CatalogChanges catalog;
    private final PageChanges pageChanges;
    private final StructureGrowth structure;
    private final Map<Reference, Page> pages = new HashMap<>();
    private final Set<Change> changes = new LinkedHashSet<>();

    private Comparison(PdfDocument signed, PdfDocument shown, LaterSignatures signatures, FormChanges form) {
        this.signed = signed;
        this.shown = shown;
        this.signatures = signatures;
        this.form = form;
        this.pageChanges = new PageChanges(signed, shown);
        this.structure = new StructureGrowth(signed, shown);
        this.catalog = new CatalogChanges(signed, shown, structure);
    }

    /**
     * Compares two revisions of one file.
     *
     * @param signatures values of fields that are signatures of their own revision and hold
     * @return empty when nothing was added that matters
     */
    public static List<Change> between(PdfDocument signed, PdfDocument shown, LaterSignatures signatures)
            throws PdfSyntaxException, IOException {
        var form = FormChanges.between(signed, shown, signatures);
        return new Comparison(signed, shown, signatures, form).compare();
    }

    private List<Change> compare() throws PdfSyntaxException, IOException {
        for (var section : shown.sections()
                .subList(0, shown.sections().size() - signed.sections().size())) {
            catalogs(signed.trailer().get("Root"), section.trailer().get("Root"));
            information(section.trailer().get("Info"));
        }
        changes.addAll(form.changes());
        var all = PageTree.of(signed);
        for (var page : all) {
            pages.put(page.reference(), page);
            annotations(page);
        }
        var uses = Uses.of(signed, all, form);
        for (var use : uses.roles().entrySet()) {
            object(use.getKey(), use.getValue(), uses);
        }
        changes.addAll(new MissingNumbers(signed, shown).changes(uses.roles().keySet()));
        return new ArrayList<>(changes);
    }

    /** Another catalog may say the same; which of the two a program takes that mends the file is open. */
    private void catalogs(PdfValue before, PdfValue after) throws PdfSyntaxException, IOException {
        if (!before.equals(after)) {
            changes.add(new Change(Kind.UNEXPLAINED, "catalog"));
            if (signed.resolve(before) instanceof Dictionary old && shown.resolve(after) instanceof Dictionary other) {
                changes.addAll(catalog.changes(ChangedKeys.between(old, other)));
            } else {
                changes.add(new Change(Kind.OTHER, "catalog"));
            }
        }
    }

    /** Some programs join what all trailers say, so that an older one counts as well. */
    private void information(PdfValue after) throws PdfSyntaxException, IOException {
        var before = signed.trailer().get("Info");
        if (after != PdfValue.NULL && !(after instanceof Reference) && !before.equals(after)) {
            // Some programs draw no form of an annotation then.
            changes.add(new Change(Kind.UNEXPLAINED, "information"));
        }
        if (!before.equals(after)) {
            changes.addAll(InformationChanges.between(signed.resolve(before), shown.resolve(after)));
        }
    }

    private void object(Reference reference, Set<Use> uses, Uses.Found all) throws PdfSyntaxException, IOException {
        if (signed.sharesObject(reference.number(), shown)) {
            return;
        }
        var before = signed.resolve(reference);
        // A reference that led nowhere leads some programs to an object of that number, whatever its generation.
        var after = shown.resolve(before == PdfValue.NULL ? shown.byNumber(reference) : reference);
        if (signed.isSame(before, after)) {
            return;
        }
        if (after == PdfValue.NULL) {
            // Some programs mend a file when they need an object that is not there any more.
            changes.add(Change.ofObject(Kind.UNEXPLAINED, reference));
        }
        if (uses.contains(Use.FORM_FONTS)
                && OF_FIELDS.containsAll(uses)
                && isDictionary(before)
                && isDictionary(after)) {
            changes.addAll(form.fonts(before, after));
            if (uses.size() > 1
                    && new NamedResources(signed, all.roles()).mayName(ChangedKeys.between(before, after))) {
                changes.add(Change.ofObject(Kind.UNEXPLAINED, reference));
            }
            return;
        }
        if (uses.contains(Use.CONTENT) && new SharedFonts(signed, shown).areAdded(uses, before, after)) {
            changes.add(Change.ofObject(Kind.UNEXPLAINED, reference));
            changes.addAll(uses.contains(Use.FORM_FONTS) ? form.fonts(before, after) : form.resources(before, after));
            return;
        }
        for (var use : uses) {
            changes.addAll(all.filled(reference, use));
            explain(reference, use, before, after);
        }
    }

    private void explain(Reference reference, Use use, PdfValue before, PdfValue after)
            throws PdfSyntaxException, IOException {
        if ((OF_DICTIONARIES.contains(use) && !(isDictionary(before) && isDictionary(after)))
                || (OF_ARRAYS.contains(use) && !(isArray(before) && isArray(after)))) {
            changes.add(Change.ofObject(Kind.OTHER, reference));
            return;
        }
        switch (use) {
            case CATALOG -> changes.addAll(catalog.changes(changed(reference, before, after)));
            case INFORMATION -> changes.addAll(InformationChanges.between(before, after));
            case PAGE -> changes.addAll(pageChanges.of(Objects.requireNonNull(pages.get(reference)), before, after));
            case FIELD -> changes.addAll(form.field(reference, changed(reference, before, after)));
            case ANNOTATION -> annotation(reference, before, after);
            case ANNOTATION_PART ->
                changes.add(Change.ofObject(Kind.ANNOTATED, reference).about(Thing.ANNOTATION_CHANGED));
            case PROOFS -> changes.add(new Change(Kind.PROOFS_ADDED, "DSS"));
            case METADATA -> changes.add(new Change(Kind.METADATA, "Metadata"));
            case CONTENT -> changes.add(Change.ofObject(Kind.OTHER, reference).about(Thing.CONTENT_CHANGED));
            case CALCULATION, SIGNATURE_APPEARANCE -> changes.add(Change.ofObject(Kind.OTHER, reference));
            case FORM_RESOURCES -> changes.addAll(form.resources(before, after));
            case FORM_FONTS -> changes.addAll(form.fonts(before, after));
            case STRUCTURE -> changes.add(structure.change(before, after));
            case EXTENSIONS -> changes.addAll(catalog.changes(Set.of("Extensions")));
            case MENTION -> changes.addAll(pageChanges.ofMentioned(reference, before, after));
            case FORM, FIELDS, ANNOTATIONS, FILLING, FIRST_FILLING -> {
                // Their entries are compared one by one.
            }
        }
    }

    /** Returns keys that say something else now; where some are only spelled otherwise, that is a change of its own. */
    private Set<String> changed(Reference reference, PdfValue before, PdfValue after) {
        var keys = ChangedKeys.between(before, after);
        var spelled = ChangedKeys.spelledOtherwise(before, after);
        if (!spelled.isEmpty()) {
            changes.add(Change.ofObject(Kind.UNEXPLAINED, reference));
            keys.removeAll(spelled);
        }
        return keys;
    }

    private static boolean isArray(PdfValue value) {
        return value instanceof PdfValue.Sequence || value == PdfValue.NULL;
    }

    private static boolean isDictionary(PdfValue value) {
        return value instanceof Dictionary || value == PdfValue.NULL;
    }

    /** A widget that is no field of the form has no field's permission to change. */
    private void annotation(Reference reference, PdfValue before, PdfValue after) {
        if (changed(reference, before, after).isEmpty()) {
            return;
        }
        changes.add(Change.ofAnnotation(isWidget(before) || isWidget(after), reference));
    }

    private static boolean isWidget(PdfValue value) {
        return value instanceof Dictionary dictionary && dictionary.names("Subtype", "Widget");
    }

    /** Old annotations must still be there in their order, since the last one is shown on top. */
    private void annotations(Page page) throws PdfSyntaxException, IOException {
        var before = signed.sequence(page.dictionary().get("Annots"));
        var now = shown.dictionary(page.reference()).map(dictionary -> dictionary.get("Annots"));
        var after = now.isEmpty() ? List.<PdfValue>of() : unmoved(before, shown.sequence(now.get()));
        var old = new HashSet<>(before);
        var current = new HashSet<>(after);
        if (!before.stream()
                .filter(current::contains)
                .toList()
                .equals(after.stream().filter(old::contains).toList())) {
            changes.add(Change.ofPage(Kind.OTHER, page.number()));
        }
        for (var annotation : before) {
            if (!current.contains(annotation)) {
                var isWidget = isWidget(signed.resolve(annotation));
                changes.add(Change.ofPage(kind(isWidget), page.number())
                        .about(isWidget ? Thing.FIELD_REMOVED : Thing.ANNOTATION_REMOVED));
            }
        }
        for (var annotation : after) {
            if (!old.contains(annotation)) {
                var field = form.placed(annotation);
                changes.add(field.isPresent() ? field.get() : added(annotation, page));
            }
        }
    }

    /** Returns annotations as they would be had none moved into an object of its own. */
    private List<PdfValue> unmoved(List<PdfValue> before, List<PdfValue> after) throws PdfSyntaxException, IOException {
        var old = new HashSet<>(before);
        var unmoved = new ArrayList<PdfValue>();
        for (var annotation : after) {
            var value = old.contains(annotation) ? annotation : shown.resolve(annotation);
            var isMoved = !value.equals(annotation) && value instanceof Dictionary && old.contains(value);
            if (isMoved && isDrawnAnew((Dictionary) value)) {
                // Some programs draw the fields that are objects, and no others.
                changes.add(new Change(Kind.UNEXPLAINED, "annotation"));
            }
            unmoved.add(isMoved ? value : annotation);
        }
        return unmoved;
    }

    /** Programs draw a field, and what has no picture but is no link, each by its own rules. */
    private static boolean isDrawnAnew(Dictionary annotation) {
        var isPlain = annotation.get("AP") == PdfValue.NULL && !annotation.names("Subtype", "Link");
        return isPlain || isWidget(annotation);
    }

    private Change added(PdfValue annotation, Page page) throws PdfSyntaxException, IOException {
        var added = shown.resolve(annotation);
        return Change.ofPage(addedKind(annotation, added), page.number())
                .about(isWidget(added) ? Thing.FIELD_ADDED : Thing.ANNOTATION_ADDED);
    }

    /** A seal over several pages has stamps beside the field of its signature. */
    private Kind addedKind(PdfValue annotation, PdfValue added) throws PdfSyntaxException, IOException {
        var isSeal = added instanceof Dictionary stamp
                && stamp.names("Subtype", "Stamp")
                && STAMP.containsAll(stamp.entries().keySet())
                && signatures.came(annotation, shown);
        if (isSeal) {
            return Kind.SIGNED_IN_NEW_VISIBLE_FIELD;
        }
        // Some programs forget to list the field of the signature that they add.
        var isBlank = added instanceof Dictionary field
                && field.names("FT", "Sig")
                && field.get("Parent") == PdfValue.NULL
                && FieldKeys.OF_SIGNATURE.containsAll(field.entries().keySet())
                && !new FieldPicture(shown, field).isVisible();
        return isBlank ? Kind.UNEXPLAINED : kind(isWidget(added));
    }

    private static Kind kind(boolean isWidget) {
        return isWidget ? Kind.OTHER : Kind.ANNOTATED;
    }
}

package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.pdf.internal.change.Change.Kind;
import signinghelper.formats.pdf.internal.structure.FormField;
import signinghelper.formats.pdf.internal.structure.FormTree;
import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes to the form: fields that were filled, signed or added. */
final class FormChanges {
    private static final Set<String> FILLING = Set.of("V", "AP", "AS", "M", "I", "RV", "DS", "TI");
    private static final Set<String> SIGNING = Set.of("V", "AP", "M", "F");

    /** Keys that say what a field shows, and where; some programs show its picture only when it has a value. */
    private static final Set<String> PICTURE = Set.of("AP", "F", "Rect", "V");

    private static final Set<PdfValue> EMPTY =
            Set.of(PdfValue.NULL, new PdfValue.Text(Bytes.copyOf(new byte[0])), new PdfValue.Name("Off"));

    /** Compared entry by entry, or said by the entries. */
    private static final Set<String> LISTED = Set.of("Fields", "SigFlags");

    private final PdfDocument signed;
    private final PdfDocument shown;
    private final LaterSignatures signatures;
    private final Map<Reference, FormField> before;
    private final Map<Reference, FormField> after;
    private final Map<String, List<FormField>> beforeByName;
    private final Map<String, List<FormField>> afterByName;
    private final Map<String, Boolean> emptyNames = new HashMap<>();
    private final FormResources resources;
    private final List<Change> changes = new ArrayList<>();

    private FormChanges(
            PdfDocument signed,
            PdfDocument shown,
            LaterSignatures signatures,
            Map<Reference, FormField> before,
            Map<Reference, FormField> after) {
        this.signed = signed;
        this.shown = shown;
        this.signatures = signatures;
        this.before = before;
        this.after = after;
        this.beforeByName = byName(before);
        this.afterByName = byName(after);
        this.resources = new FormResources(shown, new DrawnWidgets(signed, before.values()));
    }

    static FormChanges between(PdfDocument signed, PdfDocument shown, LaterSignatures signatures)
            throws PdfSyntaxException, IOException {
        var form = new FormChanges(signed, shown, signatures, byReference(signed), byReference(shown));
        form.dictionary(FormTree.form(signed), FormTree.form(shown));
        form.kept();
        form.added();
        return form;
    }

    private static Map<Reference, FormField> byReference(PdfDocument document) throws PdfSyntaxException, IOException {
        return FormTree.of(document).stream().collect(Collectors.toMap(FormField::reference, Function.identity()));
    }

    private static Map<String, List<FormField>> byName(Map<Reference, FormField> fields) {
        return fields.values().stream().collect(Collectors.groupingBy(FormField::name));
    }

    List<Change> changes() {
        return changes;
    }

    List<FormField> signedFields() {
        return List.copyOf(before.values());
    }

    /** Returns true when a field that can be filled in had no value. */
    boolean isEmpty(FormField node) {
        return node.isFillable()
                && emptyNames.computeIfAbsent(
                        node.name(),
                        name -> named(beforeByName, node).allMatch(field -> EMPTY.contains(field.value())));
    }

    private void dictionary(Dictionary old, Dictionary now) throws PdfSyntaxException, IOException {
        for (var key : ChangedKeys.between(old, now)) {
            switch (key) {
                case "DR" -> changes.addAll(resources(shown.resolve(old.get(key)), shown.resolve(now.get(key))));
                case "DA" -> changes.addAll(resources.appearance(old.get(key)));
                // Programs differ in what they make of it.
                case "NeedAppearances" -> changes.add(new Change(Kind.UNEXPLAINED, "form " + key));
                default -> {
                    if (!LISTED.contains(key)) {
                        changes.add(other("form " + key));
                    }
                }
            }
        }
    }

    private static Change other(String part) {
        return new Change(Kind.OTHER, part);
    }

    /** Explains default resources that have changed. */
    List<Change> resources(PdfValue old, PdfValue now) throws PdfSyntaxException, IOException {
        return resources.resources(old, now);
    }

    /** Explains fonts among the default resources that have changed. */
    List<Change> fonts(PdfValue old, PdfValue now) throws PdfSyntaxException, IOException {
        return resources.fonts(old, now);
    }

    private void kept() {
        for (var field : before.values()) {
            var now = after.get(field.reference());
            if (now == null
                    || !now.name().equals(field.name())
                    || !now.type().equals(field.type())
                    || !now.root().equals(field.root())) {
                changes.add(Change.ofChangedField(field.name(), now != null));
            }
        }
    }

    private void added() throws PdfSyntaxException, IOException {
        for (var field : after.values()) {
            if (before.containsKey(field.reference())) {
                continue;
            }
            changes.add(Change.ofAddedField(added(field), field.name()));
        }
    }

    private Kind added(FormField field) throws PdfSyntaxException, IOException {
        if (!isNewSignatureField(field.reference())) {
            return Kind.OTHER;
        }
        if (!actsNowhere(field)) {
            return Kind.UNEXPLAINED;
        }
        var value = after.getOrDefault(field.root(), field).value();
        if (isVisible(field)) {
            return signatures.has(value) ? Kind.SIGNED_IN_NEW_VISIBLE_FIELD : Kind.OTHER;
        }
        if (!signatures.has(value)) {
            // Its own report says why it is none; it changes nothing that is shown.
            return Kind.UNEXPLAINED;
        }
        return signatures.isTimeStamp(value) ? Kind.TIME_STAMPED : Kind.SIGNED_IN_NEW_FIELD;
    }

    private boolean isVisible(FormField field) throws PdfSyntaxException, IOException {
        return new FieldPicture(shown, field.dictionary()).isVisible();
    }

    /** Returns the kind of an annotation that was added and is a field for a signature; empty where it is none. */
    Optional<Change> placed(PdfValue annotation) throws PdfSyntaxException, IOException {
        if (!(annotation instanceof Reference reference) || !after.containsKey(reference)) {
            return Optional.empty();
        }
        var field = after.get(reference);
        var isSigned = before.containsKey(reference) ? isSigned(field) : isNewSignatureField(field.reference());
        if (!isSigned || !field.isSignature()) {
            return Optional.empty();
        }
        if (shown.resolve(field.dictionary().get("Rect")) == PdfValue.NULL) {
            // Some programs leave out the rest of such a page.
            return Optional.of(Change.ofField(Kind.UNEXPLAINED, field.name()));
        }
        return Optional.of(Change.ofField(before.containsKey(reference) ? placed(field) : added(field), field.name()));
    }

    /** A field that was there and lay on no page may do what a new one may. */
    private Kind placed(FormField field) throws PdfSyntaxException, IOException {
        if (!actsNowhere(field)) {
            return Kind.UNEXPLAINED;
        }
        return isVisible(field) ? Kind.SIGNED_IN_NEW_VISIBLE_FIELD : Kind.SIGNED_IN_NEW_FIELD;
    }

    /** Returns true for a node of a new field for a signature that is called like no other. */
    private boolean isNewSignatureField(PdfValue node) {
        if (!(node instanceof Reference reference) || before.containsKey(reference) || !after.containsKey(reference)) {
            return false;
        }
        var field = after.get(reference);
        var root = after.get(field.root());
        return root != null
                && !before.containsKey(root.reference())
                && field.isSignature()
                && named(beforeByName, field).findAny().isEmpty();
    }

    private static boolean actsNowhere(FormField field) {
        return FieldKeys.OF_SIGNATURE.containsAll(field.dictionary().entries().keySet());
    }

    /** Explains a field's dictionary that has changed in these keys. */
    List<Change> field(Reference reference, Set<String> changed) throws PdfSyntaxException, IOException {
        var field = before.get(reference);
        if (field == null) {
            return List.of(Change.ofObject(Kind.OTHER, reference));
        }
        var keys = new HashSet<>(changed);
        var now = after.getOrDefault(reference, field).dictionary();
        for (var key : changed) {
            if (isTold(field, key, now)) {
                keys.remove(key);
            }
        }
        if (FieldFlags.isLocked(signed, field.dictionary(), now)) {
            keys.remove("Ff");
        }
        return keys.isEmpty() ? List.of() : List.of(field(field, keys));
    }

    /** Some signers' software names the page, or locks fields, in a field that was there, which shows nothing. */
    private boolean isTold(FormField field, String key, Dictionary now) throws PdfSyntaxException, IOException {
        var isNew = field.isSignature() && field.dictionary().get(key) == PdfValue.NULL;
        var page = shown.dictionary(now.get("P")).orElse(Dictionary.EMPTY);
        return isNew && (key.equals("Lock") || (key.equals("P") && page.names("Type", "Page")));
    }

    private Change field(FormField field, Set<String> keys) throws PdfSyntaxException, IOException {
        if (field.isFillable() && FILLING.containsAll(keys)) {
            return Change.ofField(isEmpty(field) ? Kind.FILLED_FIRST : Kind.FILLED, field.name());
        }
        var now = after.getOrDefault(field.reference(), field);
        var isValue = !keys.contains("V") || signatures.has(now.value());
        var isSigned = field.isSignature() && isSigning(now, keys) && isSigned(field) && isValue;
        var isShown = keys.stream().anyMatch(PICTURE::contains)
                && (FieldPicture.areVisible(signed, named(beforeByName, field))
                        || FieldPicture.areVisible(shown, named(afterByName, now)));
        if (!isSigned
                && !(isShown && isDrawn(field, now))
                && field.isSignature()
                && isSigning(now, keys)
                && wasEmpty(field)) {
            // Its own report says why it is none; without a picture it changes nothing that is shown.
            return Change.ofField(Kind.UNEXPLAINED, field.name());
        }
        if (!isSigned && field.isSignature() && isSigned(field) && areAdded(field, keys)) {
            return Change.ofField(Kind.UNEXPLAINED, field.name());
        }
        return Change.ofField(isSigned ? isShown ? Kind.SIGNED_VISIBLY : Kind.SIGNED : Kind.OTHER, field.name());
    }

    private boolean isDrawn(FormField field, FormField now) throws PdfSyntaxException, IOException {
        return new FieldPicture(signed, field.dictionary()).isDrawn()
                || new FieldPicture(shown, now.dictionary()).isDrawn();
    }

    /** Returns true for keys that a new field may have, and that this one has not had. */
    private static boolean areAdded(FormField field, Set<String> keys) {
        return FieldKeys.OF_SIGNATURE.containsAll(keys)
                && keys.stream()
                        .allMatch(key ->
                                SIGNING.contains(key) || field.dictionary().get(key) == PdfValue.NULL);
    }

    /** A signer's software may also leave the signature without a picture, and so without a place. */
    private boolean isSigning(FormField now, Set<String> keys) throws PdfSyntaxException, IOException {
        var others = new HashSet<>(keys);
        others.removeAll(SIGNING);
        return others.isEmpty()
                || (others.equals(Set.of("Rect"))
                        && shown.resolve(now.dictionary().get("Rect")) != PdfValue.NULL
                        && !isVisible(now));
    }

    /** Returns true when the field that a node belongs to was empty and has a sound signature now. */
    private boolean isSigned(FormField node) {
        return wasEmpty(node) && named(afterByName, node).anyMatch(field -> signatures.has(field.value()));
    }

    private boolean wasEmpty(FormField node) {
        return named(beforeByName, node).noneMatch(field -> field.value() != PdfValue.NULL);
    }

    private static Stream<FormField> named(Map<String, List<FormField>> fields, FormField like) {
        return fields.getOrDefault(like.name(), List.of()).stream();
    }
}

package signinghelper.formats.pdf.internal.change;

import signinghelper.formats.pdf.internal.syntax.PdfDocument;
import signinghelper.formats.pdf.internal.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Changes that signatures permit after them (ISO 32000-2, 12.7.5.5, 12.8.2.2 and 12.8.2.4). Without a certification, further
 * signatures are permitted and nothing else is: a form's fields are part of what the person has signed.
 *
 * @param level 1, 2 or 3 of the strictest certification, or of a lock that has one; 0 without any
 * @param locks locks of fields
 */
public record Permissions(int level, List<FieldLock> locks) {
    /** Permissions of a document without signatures. */
    public static final Permissions NONE = new Permissions(0, List.of());

    private static final int NOTHING = 1;
    private static final int FORMS = 2;
    private static final int ANNOTATIONS = 3;

    public Permissions {
        locks = List.copyOf(locks);
    }

    /**
     * Adds the permissions of a signature.
     *
     * @param document where the signature's parameters are read
     * @param signature its dictionary
     * @param field its field's
     */
    public Permissions with(PdfDocument document, Dictionary signature, Dictionary field)
            throws PdfSyntaxException, IOException {
        var lock = document.dictionary(field.get("Lock")).orElse(Dictionary.EMPTY);
        var strictest = stricter(level, document.resolve(lock.get("P")));
        var all = new ArrayList<>(locks);
        var known = new HashSet<Dictionary>();
        for (var each : document.sequence(signature.get("Reference"))) {
            var reference = document.dictionary(each).orElse(Dictionary.EMPTY);
            var parameters =
                    document.dictionary(reference.get("TransformParams")).orElse(Dictionary.EMPTY);
            var method = document.resolve(reference.get("TransformMethod"));
            if (method.equals(new PdfValue.Name("DocMDP"))) {
                strictest = stricter(strictest, level(document.resolve(parameters.get("P"))));
            } else if (method.equals(new PdfValue.Name("FieldMDP")) && known.add(parameters)) {
                all.add(FieldLock.of(document, parameters));
                strictest = stricter(strictest, document.resolve(parameters.get("P")));
            }
        }
        return new Permissions(strictest, all);
    }

    /** Returns true when a further signature is permitted in a new field. */
    public boolean permitsSigning(boolean isVisible) {
        return level == 0 || (level != NOTHING && !isVisible);
    }

    /** Returns true when a further signature is permitted in a field that is there. */
    public boolean permitsSigningIn(String field) {
        return level != NOTHING && locks.stream().noneMatch(lock -> lock.isOn(field));
    }

    /** A lock need not have a level, and then changes none. */
    private static int stricter(int level, PdfValue ofLock) {
        return ofLock == PdfValue.NULL ? level : stricter(level, level(ofLock));
    }

    private static int stricter(int level, int own) {
        return level == 0 ? own : Math.min(level, own);
    }

    private static int level(PdfValue value) {
        if (value == PdfValue.NULL) {
            return FORMS;
        }
        for (var level = FORMS; level <= ANNOTATIONS; level++) {
            if (value.equals(new PdfValue.Figure(BigDecimal.valueOf(level)))) {
                return level;
            }
        }
        return NOTHING;
    }

    /** Returns the findings for a change that came later. */
    public List<Code> judge(Change change) {
        return switch (change.kind()) {
            case PROOFS_ADDED, TIME_STAMPED -> List.of(Code.PROOFS_ADDED_LATER);
            case METADATA -> List.of(Code.METADATA_CHANGED_LATER);
            case SIGNED -> List.of(isForbidden(change) ? Code.CERTIFIED_FORBIDS : Code.SIGNED_AGAIN_LATER);
            case SIGNED_VISIBLY ->
                isForbidden(change)
                        ? List.of(Code.CERTIFIED_FORBIDS)
                        : List.of(Code.SIGNED_AGAIN_LATER, Code.APPEARANCE_ADDED_LATER);
            case SIGNED_IN_NEW_FIELD -> List.of(level == NOTHING ? Code.CERTIFIED_FORBIDS : Code.SIGNED_AGAIN_LATER);
            case SIGNED_IN_NEW_VISIBLE_FIELD ->
                level > 0
                        ? List.of(Code.CERTIFIED_FORBIDS)
                        : List.of(Code.SIGNED_AGAIN_LATER, Code.APPEARANCE_ADDED_LATER);
            case FILLED -> List.of(filled(change, Code.CHANGED_LATER));
            case FILLED_FIRST -> List.of(filled(change, Code.EMPTY_FIELD_FILLED_LATER));
            case ANNOTATED -> List.of(annotated());
            case UNEXPLAINED -> List.of(Code.UNEXPLAINED_LATER);
            case OTHER -> List.of(Code.CHANGED_LATER);
        };
    }

    /** @param otherwise where no signature has a rule */
    private Code filled(Change change, Code otherwise) {
        if (isForbidden(change)) {
            return Code.CERTIFIED_FORBIDS;
        }
        return level > 0 || !locks.isEmpty() ? Code.FORM_FILLED_LATER : otherwise;
    }

    private Code annotated() {
        return level == 0 ? Code.CHANGED_LATER : level == ANNOTATIONS ? Code.ANNOTATED_LATER : Code.CERTIFIED_FORBIDS;
    }

    private boolean isForbidden(Change change) {
        return level == NOTHING || locks.stream().anyMatch(lock -> lock.isOn(change.field()));
    }
}

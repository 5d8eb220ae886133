package signinghelper.formats.pdf;

import signinghelper.formats.pdf.change.Change;
import signinghelper.formats.pdf.syntax.PdfSyntaxException;
import signinghelper.formats.pdf.syntax.PdfValue;
import signinghelper.formats.pdf.syntax.PdfValue.Dictionary;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes that signatures permit after them (ISO 32000-2, 12.8.2.2 and 12.8.2.4). Without a certification, further
 * signatures are permitted and nothing else is: a form's fields are part of what the person has signed.
 *
 * @param level 1, 2 or 3 of the strictest certification; 0 without one
 * @param locks locks of fields
 */
record Permissions(int level, List<FieldLock> locks) {
    private static final int NOTHING = 1;
    private static final int FORMS = 2;
    private static final int ANNOTATIONS = 3;

    Permissions {
        locks = List.copyOf(locks);
    }

    /** Reads the permissions of signatures, each as it was signed. */
    static Permissions of(List<SignatureValue> signatures) throws PdfSyntaxException, IOException {
        var level = 0;
        var locks = new ArrayList<FieldLock>();
        for (var signature : signatures) {
            var document = signature.signed();
            for (var each : document.sequence(signature.dictionary().get("Reference"))) {
                var reference = document.dictionary(each).orElse(Dictionary.EMPTY);
                var parameters =
                        document.dictionary(reference.get("TransformParams")).orElse(Dictionary.EMPTY);
                if (reference.names("TransformMethod", "DocMDP")) {
                    var own = level(document.resolve(parameters.get("P")));
                    level = level == 0 ? own : Math.min(level, own);
                } else if (reference.names("TransformMethod", "FieldMDP")) {
                    locks.add(FieldLock.of(document, parameters));
                }
            }
        }
        return new Permissions(level, locks);
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
    List<Code> judge(Change change) {
        return switch (change.kind()) {
            case PROOFS_ADDED, TIME_STAMPED -> List.of(Code.PROOFS_ADDED_LATER);
            case METADATA -> List.of(Code.METADATA_CHANGED_LATER);
            case SIGNED -> List.of(isForbidden(change) ? Code.CERTIFIED_FORBIDS : Code.SIGNED_AGAIN_LATER);
            case SIGNED_IN_NEW_FIELD -> List.of(level == NOTHING ? Code.CERTIFIED_FORBIDS : Code.SIGNED_AGAIN_LATER);
            case SIGNED_IN_NEW_VISIBLE_FIELD ->
                level > 0
                        ? List.of(Code.CERTIFIED_FORBIDS)
                        : List.of(Code.SIGNED_AGAIN_LATER, Code.APPEARANCE_ADDED_LATER);
            case FILLED -> List.of(filled(change));
            case ANNOTATED -> List.of(annotated());
            case OTHER -> List.of(Code.CHANGED_LATER);
        };
    }

    private Code filled(Change change) {
        if (isForbidden(change)) {
            return Code.CERTIFIED_FORBIDS;
        }
        return level > 0 || !locks.isEmpty() ? Code.FORM_FILLED_LATER : Code.CHANGED_LATER;
    }

    private Code annotated() {
        return level == 0 ? Code.CHANGED_LATER : level == ANNOTATIONS ? Code.ANNOTATED_LATER : Code.CERTIFIED_FORBIDS;
    }

    private boolean isForbidden(Change change) {
        return level == NOTHING || locks.stream().anyMatch(lock -> lock.isOn(change.field()));
    }
}

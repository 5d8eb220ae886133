package signinghelper.formats.pdf.internal.structure;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.syntax.PdfValue;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Dictionary;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

import java.util.Set;

/**
 * Node of the tree of form fields (ISO 32000-2, 12.7.4): a field, a group of fields, or another widget of its parent.
 *
 * @param parent the node that leads to it; null at the root
 * @param root the entry of {@code Fields} under which it lies
 * @param name fully qualified
 * @param type {@code Sig}, {@code Tx}, {@code Btn} or {@code Ch}, also by inheritance; empty when absent
 */
public record FormField(
        Reference reference,
        @Nullable Reference parent,
        Reference root,
        String name,
        String type,
        Dictionary dictionary) {
    /** Bit of a button without a value (ISO 32000-2, table 229). */
    private static final int PUSH_BUTTON = 16;

    private static final Set<String> FILLABLE = Set.of("Tx", "Btn", "Ch");

    public boolean isSignature() {
        return type.equals("Sig");
    }

    /** Returns true for a text, a button that has a state, or a choice, which users fill in. */
    public boolean isFillable() {
        return FILLABLE.contains(type) && !(type.equals("Btn") && isPushed());
    }

    private boolean isPushed() {
        return dictionary.get("Ff") instanceof PdfValue.Figure flags
                && flags.value().toBigInteger().testBit(PUSH_BUTTON);
    }

    /** Value as it stands; {@link PdfValue#NULL} when absent. */
    public PdfValue value() {
        return dictionary.get("V");
    }
}

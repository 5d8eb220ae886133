package signinghelper.formats.pdf.internal.change;

import java.util.Set;

/** Keys of form fields (ISO 32000-2, tables 226 and 191). */
final class FieldKeys {
    /** Keys of a new field for a signature that make no viewer act. */
    static final Set<String> OF_SIGNATURE = Set.of(
            "Type",
            "Subtype",
            "FT",
            "T",
            "TU",
            "Ff",
            "V",
            "DV",
            "F",
            "P",
            "Rect",
            "AP",
            "Parent",
            "Kids",
            "Lock",
            "SV",
            "DA",
            "DR",
            "MK",
            "NM",
            "M",
            "Q",
            "AS",
            "BS",
            "Border",
            "H",
            "StructParent");

    private FieldKeys() {}
}

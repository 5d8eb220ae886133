package signinghelper.formats.pdf.internal.change;

/** Role in which an object of a document is reached. */
enum Use {
    CATALOG,
    INFORMATION,
    FORM,
    PAGE,
    FIELD,
    ANNOTATION,
    /** Resources of viewers that draw fields anew. */
    FORM_RESOURCES,
    FORM_FONTS,
    /** Array of fields. */
    FIELDS,
    /** Array of fields in the order in which they are calculated. */
    CALCULATION,
    /** Array of a page's annotations. */
    ANNOTATIONS,
    /** Value or appearance of a form field, signatures apart. */
    FILLING,
    /** The same of a field that was empty. */
    FIRST_FILLING,
    /** Appearance of a signature's field. */
    SIGNATURE_APPEARANCE,
    /** Appearance of an annotation that is no form field. */
    ANNOTATION_PART,
    PROOFS,
    METADATA,
    EXTENSIONS,
    /** Structure of tagged content (ISO 32000-2, 14.7), for reading aloud. */
    STRUCTURE,
    /** Place in a dictionary or an array from which a page's keys may be drawn, as those of a font. */
    MENTION,
    /** Everything else: what pages show, and how a viewer behaves. */
    CONTENT;

    /** Returns the role of what a dictionary in this role has under a key. */
    Use under(String key) {
        return switch (this) {
            case CATALOG ->
                switch (key) {
                    case "AcroForm" -> FORM;
                    case "DSS" -> PROOFS;
                    case "Extensions" -> EXTENSIONS;
                    case "Metadata" -> METADATA;
                    case "StructTreeRoot" -> STRUCTURE;
                    default -> CONTENT;
                };
            case FORM ->
                switch (key) {
                    case "Fields" -> FIELDS;
                    case "DR" -> FORM_RESOURCES;
                    case "CO" -> CALCULATION;
                    default -> CONTENT;
                };
            case FORM_RESOURCES -> key.equals("Font") ? FORM_FONTS : CONTENT;
            case PAGE -> key.equals("Annots") ? ANNOTATIONS : CONTENT;
            case FIELD ->
                switch (key) {
                    case "Kids" -> FIELDS;
                    case "AP" -> SIGNATURE_APPEARANCE;
                    default -> CONTENT;
                };
            case ANNOTATION -> key.equals("AP") ? ANNOTATION_PART : CONTENT;
            case FIELDS, CALCULATION, ANNOTATIONS, FORM_FONTS -> CONTENT;
            default -> this;
        };
    }
}

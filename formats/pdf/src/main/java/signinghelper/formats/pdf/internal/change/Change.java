package signinghelper.formats.pdf.internal.change;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.pdf.internal.syntax.PdfValue.Reference;

/**
 * Change to a document after a signature.
 *
 * @param part such as {@code page 3} or {@code field amount}
 * @param field fully qualified name of the field; null when it is none, or unknown
 * @param page number of the page from 1; null where it is not known
 * @param object that changed; null where it is not known
 * @param thing null where it is not known
 */
public record Change(
        Kind kind,
        String part,
        @Nullable String field,
        @Nullable Integer page,
        @Nullable Reference object,
        @Nullable Thing thing) {
    public enum Kind {
        /** An empty field that was already there now has a signature. */
        SIGNED,
        /** The same, and the field shows something now. */
        SIGNED_VISIBLY,
        /** A new field that shows nothing has a signature. */
        SIGNED_IN_NEW_FIELD,
        /** A new field that shows something has a signature, or a stamp came with one. */
        SIGNED_IN_NEW_VISIBLE_FIELD,
        /** A new field has a document time stamp. */
        TIME_STAMPED,
        /** Certificates and answers of CAs (ISO 32000-2, 12.8.4.3). */
        PROOFS_ADDED,
        METADATA,
        /** A field that had a value was filled in anew. */
        FILLED,
        /** An empty field was filled in. */
        FILLED_FIRST,
        ANNOTATED,
        /** Something that programs may read in different ways. */
        UNEXPLAINED,
        /** Everything else. */
        OTHER
    }

    /** Thing as people name it, and how it came to be another. */
    public enum Thing {
        ANNOTATION_ADDED,
        ANNOTATION_CHANGED,
        ANNOTATION_REMOVED,
        FIELD_ADDED,
        FIELD_CHANGED,
        FIELD_REFILLED,
        FIELD_REMOVED,
        CONTENT_CHANGED,
        /** Its size, or how it is turned. */
        PAGE_CHANGED
    }

    Change(Kind kind, String part) {
        this(kind, part, null, null, null, null);
    }

    Change about(@Nullable Thing known) {
        return new Change(kind, part, field, page, object, known);
    }

    static Change ofField(Kind kind, String name) {
        return new Change(kind, "field " + name, name, null, null, kind == Kind.FILLED ? Thing.FIELD_REFILLED : null);
    }

    static Change ofAddedField(Kind kind, String name) {
        return ofField(kind, name).about(kind == Kind.OTHER ? Thing.FIELD_ADDED : null);
    }

    static Change ofChangedField(String name, boolean isThere) {
        return ofField(Kind.OTHER, name).about(isThere ? Thing.FIELD_CHANGED : Thing.FIELD_REMOVED);
    }

    /** @param isWidget true for one that is the picture of a field */
    static Change ofAnnotation(boolean isWidget, Reference object) {
        var kind = isWidget ? Kind.OTHER : Kind.ANNOTATED;
        var thing = isWidget ? Thing.FIELD_CHANGED : Thing.ANNOTATION_CHANGED;
        return new Change(kind, "annotation", null, null, object, thing);
    }

    static Change ofPage(Kind kind, int number) {
        return new Change(kind, "page " + number, null, number, null, null);
    }

    static Change ofObject(Kind kind, Reference object) {
        return new Change(kind, "object " + object.number(), null, null, object, null);
    }
}

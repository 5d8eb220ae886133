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
 */
public record Change(
        Kind kind,
        String part,
        @Nullable String field,
        @Nullable Integer page,
        @Nullable Reference object) {
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

    Change(Kind kind, String part) {
        this(kind, part, null, null, null);
    }

    static Change ofField(Kind kind, String name) {
        return new Change(kind, "field " + name, name, null, null);
    }

    static Change ofPage(Kind kind, int number) {
        return new Change(kind, "page " + number, null, number, null);
    }

    static Change ofObject(Kind kind, Reference object) {
        return new Change(kind, "object " + object.number(), null, null, object);
    }
}

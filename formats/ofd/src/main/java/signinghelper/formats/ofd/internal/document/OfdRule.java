package signinghelper.formats.ofd.internal.document;

/** Rule of this format that a document or a seal breaks, beside the codes of verification. */
enum OfdRule {
    /** The container has no document, or more than one. */
    NOT_ONE_DOCUMENT,
    /** An earlier signature covers the list of signatures, so that no other may follow. */
    LIST_SIGNED,
    /** The seal is of another version than GB/T 38540-2020. */
    SEAL_VERSION,
    /** The document has no such page. */
    PAGE_MISSING
}

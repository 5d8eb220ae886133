package signinghelper.formats.internal.pages;

/** Kind of what stands on a page, as a remark to people names it. */
public enum PagePart {
    TEXT,
    DRAWING,
    PICTURE,
    SEAL,
    ANNOTATION,
    TEMPLATE,
    /** The page's own frame: its size, its layers, or its description. */
    LAYOUT,
    OTHER
}

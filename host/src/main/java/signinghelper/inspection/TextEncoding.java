package signinghelper.inspection;

/** How the characters of a text are written. The constant's name is the wire value. */
public enum TextEncoding {
    /** Reads the same in every other one but UTF-16. */
    ASCII,
    UTF_8,
    /** With the mark EF BB BF at its beginning. */
    UTF_8_MARKED,
    UTF_16_LE,
    UTF_16_BE,
    /** GB 18030, and so GBK and GB 2312, which are parts of it. */
    GB18030,
    /** Some lines are UTF-8 and others GB 18030. */
    MIXED
}

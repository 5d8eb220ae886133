package signinghelper.inspection;

/** Encoding of a text's characters. The constant's name is the wire value. */
public enum TextEncoding {
    /** ASCII; it reads the same in every other encoding except UTF-16. */
    ASCII,
    UTF_8,
    /** UTF-8 with the mark EF BB BF at its beginning. */
    UTF_8_MARKED,
    UTF_16_LE,
    UTF_16_BE,
    /** GB 18030, and so GBK and GB 2312, which are parts of it. */
    GB18030,
    /** Some lines are UTF-8 and others GB 18030. */
    MIXED
}

package signinghelper.inspection;

/** Fault of a file. The constant's name is the wire value: add new ones, never rename. */
public enum FileFault {
    EMPTY(Cause.TRANSFER),
    /** The end of the file is missing. */
    CUT_SHORT(Cause.TRANSFER),
    /** A web page, such as an error or a login page, was saved under the name of another kind of file. */
    PAGE_INSTEAD(Cause.TRANSFER),
    /** The checksum over a part is wrong. */
    CHECKSUM_WRONG(Cause.TRANSFER),
    /** A part cannot be unpacked. */
    PART_UNREADABLE(Cause.TRANSFER),
    /** The pointers to the file's parts lead to wrong places: bytes were lost, added or changed. */
    STRUCTURE_BROKEN(Cause.TRANSFER),
    /** Some bytes are not characters in the text's encoding. */
    CHARACTERS_BROKEN(Cause.TRANSFER),
    /** A part needs a password. */
    ENCRYPTED(Cause.SENDER),
    /** Opening it runs a program. */
    RUNS_PROGRAM(Cause.SENDER),
    /** Parts of the text have different encodings. */
    ENCODING_MIXED(Cause.SENDER),
    /** The text was earlier read in a wrong encoding and saved like that, e.g. 锟斤拷. */
    TEXT_GARBLED(Cause.SENDER),
    /** Characters were lost when the text was saved; question marks or U+FFFD took their place. */
    CHARACTERS_REPLACED(Cause.SENDER),
    /** A signature in the file is proved not to hold, or not for all that is shown. */
    SIGNATURE_REFUSED(Cause.SENDER),
    XML_MALFORMED(Cause.SENDER),
    /** The XML declares another encoding than it has. */
    XML_ENCODING_WRONG(Cause.SENDER),
    /** The name's ending belongs to another kind of file. */
    ENDING_WRONG(Cause.PROGRAM),
    /** The text does not declare its encoding, so a program may assume another one. */
    ENCODING_UNMARKED(Cause.PROGRAM),
    /** File names within the archive are not marked as UTF-8. */
    NAMES_UNMARKED(Cause.PROGRAM);

    private final Cause cause;

    FileFault(Cause cause) {
        this.cause = cause;
    }

    public Cause cause() {
        return cause;
    }
}

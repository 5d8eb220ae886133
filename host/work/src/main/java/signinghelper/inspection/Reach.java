package signinghelper.inspection;

/** Extent of an inspection, from the most to the least. */
public enum Reach {
    /** Everything was read. */
    WHOLE,
    /** The file is of a kind of which only parts are looked at here. */
    PARTS,
    /** A limit on size, number or time of unpacking ended it. */
    LIMIT;

    /** Returns the lesser of both. */
    Reach and(Reach other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

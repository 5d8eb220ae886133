package signinghelper.formats.ofd.pages;

/**
 * Means by which the objects of a page are read.
 *
 * @param colourSpace identifier of the document's; empty for RGB
 * @param depth of objects within others
 */
record Reading(Resources resources, String colourSpace, Remarks remarks, Effort effort, int depth) {
    private static final int MOST_WITHIN = 8;

    /** Returns the means for what lies within an object. */
    Reading within() throws UndrawableException {
        if (depth >= MOST_WITHIN) {
            // Objects that are made of each other never end.
            throw UndrawableException.beyond("objects within objects");
        }
        return new Reading(resources, colourSpace, remarks, effort, depth + 1);
    }
}

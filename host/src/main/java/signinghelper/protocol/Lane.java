package signinghelper.protocol;

/** Place where the host runs a method. Lanes run beside one another; each runs one request at a time. */
public enum Lane {
    /** In the reading thread, before the next frame is read: never waits for anything. */
    AT_ONCE,
    /** Lists what is on the U-Keys; asks nobody. */
    LISTING,
    /** Stores and hands over parts of documents, so that a large one never waits for a slow U-Key. */
    CONTENT,
    /** Examines the computer or a file for some seconds; asks nobody. */
    EXAMINATION,
    /** Shows the helper window, which may have to start the desktop first. */
    WINDOW,
    /** Uses a key and asks the user: one at a time in the whole process; others are told that they wait. */
    KEY
}

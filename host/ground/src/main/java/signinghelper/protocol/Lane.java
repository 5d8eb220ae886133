package signinghelper.protocol;

/**
 * Thread in which the host runs a method. Lanes run in parallel; each runs one request at a time, {@link #DOCUMENT} one of each
 * session.
 */
public enum Lane {
    /** Runs in the reading thread, before the next frame is read: never waits. */
    AT_ONCE,
    /** Lists the contents of U-Keys; asks the user nothing. */
    LISTING,
    /** Stores and returns parts of documents, so that a large document never waits for a slow U-Key. */
    CONTENT,
    /** Examines the computer for some seconds; asks the user nothing. */
    EXAMINATION,
    /** Examines a document for some seconds; asks the user nothing. No session waits for the document of another. */
    DOCUMENT,
    /** Shows the helper window, which may have to start the desktop first. */
    WINDOW,
    /** Uses a key and asks the user: one request at a time in the whole process; the others are told that they wait. */
    KEY
}

package signinghelper.prompt;

/** Remark on finished work, which the window keeps open until the user closes it. */
public enum Remark {
    /** The signatures are made, and the history of the user's own could not be written. */
    HISTORY_NOT_WRITTEN
}

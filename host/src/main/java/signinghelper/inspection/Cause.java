package signinghelper.inspection;

/** Whose doing a fault probably is, and so who can help. The constant's name is the wire value. */
public enum Cause {
    /** Nothing was found. */
    NONE,
    /** The file is whole; the program that opens it has to be another one, or set otherwise. */
    PROGRAM,
    /** The program or person that made or sent the file. */
    SENDER,
    /** The way to this computer; a second download may be enough, so this counts before the others. */
    TRANSFER
}

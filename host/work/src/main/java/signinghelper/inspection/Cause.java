package signinghelper.inspection;

/** Probable origin of a fault, which decides who can help. The constant's name is the wire value. */
public enum Cause {
    /** No fault was found. */
    NONE,
    /** The file is undamaged; the user needs another program or another setting to open it. */
    PROGRAM,
    /** The maker or sender of the file. */
    SENDER,
    /** The transfer to this computer; a second download may be enough, so this cause has priority over the others. */
    TRANSFER
}

package signinghelper.protocol;

/**
 * Errors of requests, as the page sees them.
 *
 * <p>The constant's name is the wire value: renaming one breaks pages, so a new one is added and the old one kept.
 * {@code protocol.schema.json} has the same names, and {@code guidance/} has the texts for each; tests keep the three
 * equal.
 */
public enum ErrorCode {
    // Raised by the extension and the page library; the host only has the texts for them.
    EXTENSION_MISSING(Retry.AFTER_FIX),
    EXTENSION_GONE(Retry.AFTER_FIX),
    HOST_MISSING(Retry.AFTER_FIX),
    HOST_FORBIDDEN(Retry.AFTER_FIX),
    HOST_BLOCKED(Retry.AFTER_FIX),
    HOST_EXITED(Retry.SAME_REQUEST),
    HOST_GARBLED(Retry.AFTER_FIX),
    HOST_SILENT(Retry.SAME_REQUEST),
    /** Told by the launcher, which has no Java to start the host with. */
    JAVA_MISSING(Retry.AFTER_FIX),
    PERSON_TIMEOUT(Retry.SAME_REQUEST),
    /** A request that opens a window was sent by a page that is not in front, or without a click or key of the user. */
    ACTIVATION_NEEDED(Retry.SAME_REQUEST),

    ORIGIN_NOT_ALLOWED(Retry.NEVER),
    METHOD_NOT_ALLOWED(Retry.NEVER),
    /** The session names a page at a host that a program started, or a program at a host that a browser started. */
    ASKER_MISMATCH(Retry.NEVER),
    METHOD_UNKNOWN(Retry.NEVER),
    REQUEST_MALFORMED(Retry.NEVER),
    SESSION_UNKNOWN(Retry.NEVER),
    VERSION_MISMATCH(Retry.AFTER_FIX),
    BUSY(Retry.SAME_REQUEST),

    /** The page ended the request: by an {@code AbortSignal}, or because it was closed. */
    ABORTED(Retry.SAME_REQUEST),
    /** The user closed the window without having typed a wrong PIN. */
    CANCELLED(Retry.SAME_REQUEST),
    PROMPT_UNAVAILABLE(Retry.AFTER_FIX),

    TOKEN_ABSENT(Retry.SAME_REQUEST),
    TOKEN_REMOVED(Retry.SAME_REQUEST),
    /** Another program holds the U-Key's lock; fact {@code program} when the system reports it. No PIN was presented. */
    TOKEN_BUSY(Retry.SAME_REQUEST),
    /** Another program logged the U-Key out between login and signature. */
    TOKEN_LOGGED_OUT(Retry.SAME_REQUEST),
    CERTIFICATE_ABSENT(Retry.AFTER_FIX),
    /** A certificate on the U-Key is not an X.509 certificate in DER (RFC 5280, 4.1). */
    CERTIFICATE_UNREADABLE(Retry.AFTER_FIX),
    /** A certificate on the U-Key is X.509 but for its encoding, e.g. a BOOLEAN of 01 or a length that is not the shortest. */
    CERTIFICATE_NOT_DER(Retry.AFTER_FIX),
    /** A certificate on the U-Key has two extensions of one name (RFC 5280, 4.2). */
    CERTIFICATE_EXTENSION_TWICE(Retry.AFTER_FIX),
    /** A certificate with a key on the U-Key is that of a CA, which issues others (RFC 5280, 4.2.1.9). */
    CERTIFICATE_OF_AUTHORITY(Retry.NEVER),
    /** A certificate has no private key on the U-Key, or a private key has no certificate. */
    KEY_ABSENT(Retry.AFTER_FIX),
    CERTIFICATE_EXPIRED(Retry.AFTER_FIX),
    CERTIFICATE_NOT_YET_VALID(Retry.AFTER_FIX),
    /** The kind, curve or length of a key is not accepted. */
    KEY_UNSUPPORTED(Retry.NEVER),
    /** PKCS#11's {@code CKA_ALWAYS_AUTHENTICATE}. */
    KEY_WANTS_PIN_EACH_TIME(Retry.NEVER),
    /** Fact {@code triesLeft}, when the U-Key reports it. */
    PIN_INCORRECT(Retry.SAME_REQUEST),
    PIN_LOCKED(Retry.AFTER_FIX),
    /** The U-Key rejects the new PIN; the current one stays. */
    PIN_UNACCEPTABLE(Retry.SAME_REQUEST),
    DRIVER_FAILED(Retry.SAME_REQUEST),
    /** The driver's library did not answer within its time limit and was stopped. */
    DRIVER_TIMEOUT(Retry.SAME_REQUEST),
    /** The driver's library ended its process. */
    DRIVER_CRASHED(Retry.SAME_REQUEST),
    /** The driver's library lacks a required function; fact {@code function}. */
    DRIVER_FUNCTION_MISSING(Retry.AFTER_FIX),
    /** The driver's library needs a missing one; facts {@code missing} and, for a product of Microsoft's, {@code runtime}. */
    DRIVER_INCOMPLETE(Retry.AFTER_FIX),
    /** The driver's library is for another kind of processor than every installed Java; fact {@code architecture}. */
    DRIVER_WRONG_BITNESS(Retry.AFTER_FIX),
    /** Others may write the driver's library, or it is not the expected one. */
    DRIVER_UNTRUSTED(Retry.AFTER_FIX),
    /** The system forbids reading the driver's library, or starting its process. */
    DRIVER_BLOCKED(Retry.AFTER_FIX),
    /** The signature that the U-Key returned does not verify with its own certificate. */
    SIGNATURE_INVALID(Retry.AFTER_FIX),

    /** The certificate does not name the account; facts {@code name}, {@code creditCode} and {@code menu}. */
    SUBJECT_MISMATCH(Retry.AFTER_FIX),
    CONTENT_UNKNOWN(Retry.NEVER),
    /** The content is not the next part, too large, or could be taken for another kind of signed data. */
    CONTENT_REFUSED(Retry.NEVER),
    /** An envelope for which no key is asked; fact {@code rule}: {@code MALFORMED} or {@code UNSUPPORTED}. */
    ENVELOPE_REFUSED(Retry.NEVER),
    /** Fact {@code wanted} names the envelope's certificates. */
    ENVELOPE_FOR_OTHERS(Retry.AFTER_FIX),
    /** Everything that depends on decrypted octets; never with a fact. */
    ENVELOPE_UNREADABLE(Retry.NEVER),
    /** Nothing can be encrypted to a certificate; fact {@code rule}. */
    RECIPIENT_REFUSED(Retry.AFTER_FIX),
    /** Fact {@code rule}: no seal fits the certificate, or its place does not fit the pages. */
    SEAL_REFUSED(Retry.AFTER_FIX),
    /** No authority of the profile has given a time stamp, and the portal takes no signature without. */
    TIME_STAMP_UNAVAILABLE(Retry.AFTER_FIX),
    /** The disk has no room for a document or its signature. */
    STORAGE_FULL(Retry.AFTER_FIX),

    // Errors of files that are named on the command line.
    FILE_ABSENT(Retry.AFTER_FIX),
    /** The output file exists already. */
    FILE_EXISTS(Retry.AFTER_FIX),
    /** The file cannot be read or written, or was changed meanwhile. */
    FILE_FAILED(Retry.AFTER_FIX),
    /** Only an administrator may do this. */
    RIGHTS_MISSING(Retry.AFTER_FIX),

    // Further results of the diagnosis, and results of its repairs.
    /** A check of the diagnosis did not finish in time. */
    CHECK_TIMEOUT(Retry.SAME_REQUEST),
    /** A check of the diagnosis failed; its object was not judged. */
    CHECK_FAILED(Retry.SAME_REQUEST),
    /** The computer's clock is wrong; fact {@code offset}, e.g. {@code -0:05:12} for slow. */
    CLOCK_WRONG(Retry.AFTER_FIX),
    /** The computer's clock could not be compared with a trusted one. */
    CLOCK_UNVERIFIED(Retry.AFTER_FIX),
    /** The time zone is not that of Beijing; fact {@code offset}, e.g. {@code +09:00}. */
    TIME_ZONE_UNUSUAL(Retry.AFTER_FIX),
    /** The portal's name cannot be resolved: no network, or the name service fails. */
    PORTAL_NAME_UNKNOWN(Retry.AFTER_FIX),
    /** The portal cannot be reached. */
    PORTAL_UNREACHABLE(Retry.AFTER_FIX),
    /** A proxy on the way to a server of the profile asks for a login. */
    PROXY_LOGIN_REQUIRED(Retry.AFTER_FIX),
    /** The portal is not reached directly, and the system chooses the proxy by a script. */
    PROXY_SCRIPT_UNREAD(Retry.AFTER_FIX),
    /** The portal's TLS certificate is not from an expected issuer: a third party intercepts the connection. */
    TLS_INTERCEPTED(Retry.AFTER_FIX),
    /** The portal's TLS certificate is expired or has another name, or the handshake failed. */
    TLS_REFUSED(Retry.AFTER_FIX),
    /** The portal is reached, but answers with an error; fact {@code status}. */
    PORTAL_FAULTY(Retry.SAME_REQUEST),
    /** The helper cannot write into the user's folder for it. */
    DATA_FOLDER_UNWRITABLE(Retry.AFTER_FIX),
    /** None of the drivers that the profile names is installed. */
    DRIVER_MISSING(Retry.AFTER_FIX),
    /** A vendor's library is installed that the profile does not name; facts {@code vendor} and {@code usb}, if known. */
    DRIVER_NOT_NAMED(Retry.AFTER_FIX),
    /** A U-Key is plugged in but its library is not installed; facts {@code vendor} and {@code usb}. */
    DRIVER_NOT_INSTALLED(Retry.AFTER_FIX),
    /** A driver's library was here and has been removed; fact {@code driver}. */
    DRIVER_REMOVED(Retry.AFTER_FIX),
    /** A driver's library found no reader service or device for U-Keys; fact {@code driver}. */
    READER_UNAVAILABLE(Retry.AFTER_FIX),
    /** A U-Key in one reader cannot be read while others can; facts {@code driver} and {@code token}. */
    TOKEN_UNREADABLE(Retry.AFTER_FIX),
    /** The USB bus shows a U-Key, but no driver lists it; facts {@code vendor} and {@code usb}. */
    TOKEN_UNLISTED(Retry.AFTER_FIX),
    /** More than one U-Key is plugged in; fact {@code count}. */
    TOKEN_SEVERAL(Retry.SAME_REQUEST),
    /** Another wrong PIN locks the U-Key, and the user has not agreed to use the last try. */
    PIN_LAST_TRY(Retry.AFTER_FIX),
    /** The PIN is still the one that the U-Key was issued with. */
    PIN_DEFAULT(Retry.AFTER_FIX),
    /** The certificate ends within thirty days; fact {@code days}. */
    CERTIFICATE_EXPIRES_SOON(Retry.AFTER_FIX),
    /** The time is not known precisely enough to decide that the certificate is valid. */
    CERTIFICATE_VALIDITY_UNCERTAIN(Retry.AFTER_FIX),
    /** The certificate is not issued for this usage (RFC 5280, 4.2.1.3). */
    CERTIFICATE_USAGE_WRONG(Retry.NEVER),
    /** The certificate is signed with an algorithm that is no longer accepted, e.g. SHA-1. */
    CERTIFICATE_WEAK(Retry.NEVER),
    /** The certificate does not chain to a CA of the profile. */
    CERTIFICATE_UNTRUSTED(Retry.NEVER),
    /** The CA has revoked the certificate permanently. */
    CERTIFICATE_REVOKED(Retry.NEVER),
    /** The CA has put the certificate on hold. */
    CERTIFICATE_ON_HOLD(Retry.AFTER_FIX),
    /** No trusted answer of the CA tells the certificate's revocation status. */
    REVOCATION_UNKNOWN(Retry.SAME_REQUEST),
    /** An SM2 signing certificate has no encryption certificate on the same U-Key. */
    REHEARSAL_NEEDED(Retry.AFTER_FIX),
    CERTIFICATE_ENCRYPTION_MISSING(Retry.AFTER_FIX),
    /** An SM2 encryption certificate has no signing certificate on the same U-Key. */
    CERTIFICATE_SIGNATURE_MISSING(Retry.AFTER_FIX),
    /** The two certificates of a pair name different holders, or have the same key. */
    CERTIFICATE_PAIR_INCONSISTENT(Retry.AFTER_FIX),
    /** A seal was changed, its maker did not sign it, or the portal does not accept the maker. */
    SEAL_UNTRUSTED(Retry.AFTER_FIX),
    /** A seal has ended or has not begun. */
    SEAL_OUT_OF_DATE(Retry.AFTER_FIX),
    /** A seal ends within thirty days; fact {@code days}. */
    SEAL_EXPIRES_SOON(Retry.AFTER_FIX),
    /** A seal is for none of the certificates on the plugged-in U-Keys. */
    SEAL_OF_ANOTHER_CERTIFICATE(Retry.AFTER_FIX),
    SEAL_UNREADABLE(Retry.AFTER_FIX),
    SEAL_PICTURE_UNREADABLE(Retry.AFTER_FIX),
    SEAL_BEHIND_PIN(Retry.AFTER_FIX),
    /** 签章未升级: the CA is connected to the portal, and the seal has to be upgraded first. */
    SEAL_NOT_UPGRADED(Retry.AFTER_FIX),
    /** 用户未授权: the certificate is not connected to the portal. */
    CERTIFICATE_NOT_AUTHORISED(Retry.AFTER_FIX),
    /** The enrolment directory gave no answer that follows its contract. */
    ENROLMENT_UNKNOWN(Retry.SAME_REQUEST),
    /** The host is not registered with a browser; fact {@code browser}, as in the five below. */
    REGISTRATION_MISSING(Retry.AFTER_FIX),
    /** A browser's registration of the host leads nowhere. */
    REGISTRATION_BROKEN(Retry.AFTER_FIX),
    /** The registration with a browser does not allow every extension of the profile. */
    REGISTRATION_INCOMPLETE(Retry.AFTER_FIX),
    /** A browser finds another program under the host's name first. */
    REGISTRATION_SHADOWED(Retry.AFTER_FIX),
    /** A browser starts this program for the user, and a newer one is installed for everyone; facts {@code browser} and {@code version}. */
    REGISTRATION_OLDER(Retry.AFTER_FIX),
    /** An administrator's policy forbids the host in a browser. */
    REGISTRATION_BLOCKED(Retry.AFTER_FIX),
    /** An administrator's policy allows only hosts that are registered for all users. */
    REGISTRATION_USER_LEVEL_BLOCKED(Retry.AFTER_FIX),
    /** A browser does not have the extension; facts {@code browser} and, when the profile has it, {@code store}. */
    EXTENSION_NOT_INSTALLED(Retry.AFTER_FIX),
    /** A browser has the extension switched off; fact {@code browser}. */
    EXTENSION_DISABLED(Retry.AFTER_FIX),
    /** A policy forbids the extension in a browser; facts {@code browser} and {@code extension}, its id. */
    EXTENSION_BLOCKED(Retry.AFTER_FIX),
    /** Windows' service for smart cards is switched off. */
    SMART_CARD_SERVICE_DISABLED(Retry.AFTER_FIX),
    /** Software conflicts with U-Keys; facts {@code middleware} and {@code dependents}. */
    MIDDLEWARE_CONFLICT(Retry.AFTER_FIX),
    /** A CA's program seems to listen on a port of this computer; fact {@code program}. */
    LOCAL_PROGRAM_RUNNING(Retry.AFTER_FIX),
    /** Other computers reach a CA's program on this one; facts {@code program} and {@code port}. */
    LOCAL_PROGRAM_EXPOSED(Retry.AFTER_FIX),
    /** A browser keeps the portal's pages from programs of this computer; facts {@code browser} and {@code program}. */
    LOCAL_NETWORK_BLOCKED(Retry.AFTER_FIX),
    /** A policy keeps the extension from the portal's pages; fact {@code browser}. */
    EXTENSION_PAGES_BLOCKED(Retry.AFTER_FIX),
    /** Windows runs {@code cmd.exe} as an administrator only, so browsers cannot start a host through it. */
    COMMAND_PROMPT_ELEVATED(Retry.AFTER_FIX),
    /** A policy has disabled {@code cmd.exe}, so browsers cannot start a host through it. */
    COMMAND_PROMPT_DISABLED(Retry.AFTER_FIX),
    /** Earlier programs have left temporary files; fact {@code count}. */
    TEMPORARY_FILES_LEFT(Retry.AFTER_FIX),
    /** There are very many temporary files, or very old ones; facts {@code files} and {@code size}. */
    TEMPORARY_FILES_MANY(Retry.AFTER_FIX),
    /** Hardly any room is left on the disk; fact {@code free}. */
    DISK_NEARLY_FULL(Retry.AFTER_FIX),
    /** The system reports a pending restart. */
    RESTART_PENDING(Retry.AFTER_FIX),
    /** A driver was installed after the system was started; fact {@code driver}. */
    DRIVER_INSTALLED_SINCE_START(Retry.AFTER_FIX),
    /** An earlier program for the portal is still installed; fact {@code program}. */
    FORMER_INSTALLATION(Retry.AFTER_FIX),
    /** The helper has left unfinished files; fact {@code count}. */
    LEFTOVERS_FOUND(Retry.AFTER_FIX),
    /** Nothing has to be repaired. */
    REPAIR_NOT_NEEDED(Retry.NEVER),
    /** A repair could not be finished; everything is as before. */
    REPAIR_FAILED(Retry.SAME_REQUEST),
    /** A repair was interrupted; its changes stay, and its journal lists them. */
    REPAIR_INCOMPLETE(Retry.SAME_REQUEST),
    /** This repair cannot be undone. */
    REPAIR_NOT_UNDOABLE(Retry.NEVER),
    /** The installation of the program could not be changed. */
    INSTALLATION_FAILED(Retry.AFTER_FIX),
    /** Another installation is in progress. */
    INSTALLATION_BUSY(Retry.SAME_REQUEST),
    /** A package of the system installed the program; only the package manager can change it. */
    INSTALLATION_NOT_OURS(Retry.NEVER),
    /** No previous version exists to return to. */
    ROLLBACK_UNAVAILABLE(Retry.NEVER),
    /** Another version of the host is installed, which a browser starts after its own restart; fact {@code version}. */
    UPDATE_PENDING(Retry.AFTER_FIX),
    /** The profile names this version of the host as withdrawn; fact {@code version}. */
    VERSION_WITHDRAWN(Retry.AFTER_FIX),

    PROFILE_INVALID(Retry.AFTER_FIX),
    /**
     * A newer version of the profile was in force here, and the machine's policy accepts no older one; facts {@code
     * found} and {@code needed}, the lowest version that is accepted.
     */
    PROFILE_OLDER(Retry.AFTER_FIX),
    INTERNAL(Retry.NEVER);

    /** Sensible next action of a page. */
    public enum Retry {
        SAME_REQUEST,
        AFTER_FIX,
        NEVER
    }

    private final Retry retry;

    ErrorCode(Retry retry) {
        this.retry = retry;
    }

    public Retry retry() {
        return retry;
    }
}

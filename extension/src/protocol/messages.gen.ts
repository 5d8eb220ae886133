// Generated from protocol.schema.json (npm run generate). Do not edit.

/**
 * Messages between extension and host, protocol 2.0. Envelope: JSON-RPC 2.0. One example for every message lies in examples/, named after its definition.
 */
export type Message = Request | Notification | Reply;
/**
 * From the extension's worker to the host.
 */
export type Request =
  | SessionOpenRequest
  | SessionCloseRequest
  | TokenListRequest
  | CertificateSelectRequest
  | CertificateListRequest
  | LoginAuthenticateRequest
  | LoginBindRequest
  | ContentPutRequest
  | ContentGetRequest
  | SignatureSignRequest
  | PinChangeRequest
  | DiagnosisRunRequest
  | FileInspectRequest
  | SignatureVerifyRequest
  | WindowOpenRequest
  | CancelRequest;
export type JsonRpc = "2.0";
/**
 * Chosen by the worker or a desktop client, never by a page; the reply repeats it.
 */
export type RequestId = string;
/**
 * Connection of one page or desktop client. A UUID chosen by the worker or the client.
 */
export type SessionId = string;
/**
 * Serialised origin (RFC 6454, 6.2), e.g. https://portal.example, as the browser reports it.
 */
export type Origin = string;
/**
 * Version of the host, the extension or the page library. The first number is the major version of the protocol that it speaks.
 */
export type ProductVersion = string;
export type Locale = "zh-CN" | "en";
export type Pixels = number;
/**
 * The portal's challenge: at least 32 random bytes as Base64 text. Hashed as text.
 */
export type Nonce = string;
/**
 * At most 512 KiB before Base64.
 */
export type PartData = string;
/**
 * Content that this session has put, or a signature that waits for it; named by the host, means nothing in another session.
 */
export type ContentId = string;
/**
 * Name of a signature's format, one of those that session.open announces, e.g. cms-detached.
 */
export type FormatId = string;
/**
 * Exactly one of content, contentId and digest, or none of them beside addTo.
 */
export type Document = ContentDocument | DigestDocument | SignedWithinDocument;
export type ContentDocument = InlineDocument | PutDocument;
export type Title = string;
export type MediaType = string;
export type SealPlace = PageSealPlace | KeywordSealPlace | RidingSealPlace | AskedSealPlace;
/**
 * true when the user may put the seal elsewhere, in the window, before the PIN.
 */
export type SealMovable = boolean;
/**
 * Places of the seal on a PDF's or OFD's pages. Lengths are millimetres from the top left corner of the page as it is shown.
 *
 * @minItems 1
 * @maxItems 100
 */
export type WantedSeal = SealPlace[];
/**
 * Fully qualified name of a PDF's signature field (ISO 32000-1, 12.7.3.2) that waits for a signature.
 */
export type FieldName = string;
/**
 * Exactly one of content and contentId.
 */
export type GivenContent = InlineContent | PutContent;
/**
 * Only for cms-detached: the finished hash of the content; for SM2 keys SM3 without Z. Enters the signature as message-digest, never as what is signed.
 */
export type Digest = Digest256 | Digest384 | Digest512;
/**
 * Only its ending is looked at: whether it fits the content.
 */
export type FileName = string;
/**
 * ISO 8601 in UTC, in whole seconds.
 */
export type UtcTime = string;
/**
 * From the host to the extension's worker; never answered.
 */
export type Notification =
  | HelloNotification
  | UnableNotification
  | ProgressNotification
  | DocumentNotification
  | TokenChangedNotification
  | FindingNotification;
export type ProtocolVersion = string;
export type Method =
  | "session.open"
  | "session.close"
  | "token.list"
  | "certificate.select"
  | "certificate.list"
  | "login.authenticate"
  | "login.bind"
  | "content.put"
  | "content.get"
  | "signature.sign"
  | "pin.change"
  | "diagnosis.run"
  | "file.inspect"
  | "signature.verify"
  | "window.open"
  | "cancel";
/**
 * Append-only. Those of the extension and the page library never come from the host.
 */
export type ErrorCode =
  | "EXTENSION_MISSING"
  | "EXTENSION_GONE"
  | "HOST_MISSING"
  | "HOST_FORBIDDEN"
  | "HOST_BLOCKED"
  | "HOST_EXITED"
  | "HOST_GARBLED"
  | "HOST_SILENT"
  | "JAVA_MISSING"
  | "PERSON_TIMEOUT"
  | "ACTIVATION_NEEDED"
  | "ORIGIN_NOT_ALLOWED"
  | "METHOD_NOT_ALLOWED"
  | "ASKER_MISMATCH"
  | "METHOD_UNKNOWN"
  | "REQUEST_MALFORMED"
  | "SESSION_UNKNOWN"
  | "VERSION_MISMATCH"
  | "BUSY"
  | "ABORTED"
  | "CANCELLED"
  | "PROMPT_UNAVAILABLE"
  | "TOKEN_ABSENT"
  | "TOKEN_REMOVED"
  | "TOKEN_BUSY"
  | "TOKEN_LOGGED_OUT"
  | "CERTIFICATE_ABSENT"
  | "CERTIFICATE_UNREADABLE"
  | "CERTIFICATE_NOT_DER"
  | "CERTIFICATE_EXTENSION_TWICE"
  | "CERTIFICATE_OF_AUTHORITY"
  | "KEY_ABSENT"
  | "CERTIFICATE_EXPIRED"
  | "CERTIFICATE_NOT_YET_VALID"
  | "KEY_UNSUPPORTED"
  | "KEY_WANTS_PIN_EACH_TIME"
  | "PIN_INCORRECT"
  | "PIN_LOCKED"
  | "PIN_UNACCEPTABLE"
  | "DRIVER_FAILED"
  | "DRIVER_TIMEOUT"
  | "DRIVER_CRASHED"
  | "DRIVER_FUNCTION_MISSING"
  | "DRIVER_INCOMPLETE"
  | "DRIVER_WRONG_BITNESS"
  | "DRIVER_UNTRUSTED"
  | "DRIVER_BLOCKED"
  | "SIGNATURE_INVALID"
  | "SUBJECT_MISMATCH"
  | "CONTENT_UNKNOWN"
  | "CONTENT_REFUSED"
  | "SEAL_REFUSED"
  | "TIME_STAMP_UNAVAILABLE"
  | "STORAGE_FULL"
  | "FILE_ABSENT"
  | "FILE_EXISTS"
  | "FILE_FAILED"
  | "RIGHTS_MISSING"
  | "CHECK_TIMEOUT"
  | "CHECK_FAILED"
  | "CLOCK_WRONG"
  | "CLOCK_UNVERIFIED"
  | "TIME_ZONE_UNUSUAL"
  | "PORTAL_NAME_UNKNOWN"
  | "PORTAL_UNREACHABLE"
  | "PROXY_LOGIN_REQUIRED"
  | "PROXY_SCRIPT_UNREAD"
  | "TLS_INTERCEPTED"
  | "TLS_REFUSED"
  | "PORTAL_FAULTY"
  | "DATA_FOLDER_UNWRITABLE"
  | "DRIVER_MISSING"
  | "DRIVER_NOT_NAMED"
  | "DRIVER_NOT_INSTALLED"
  | "DRIVER_REMOVED"
  | "READER_UNAVAILABLE"
  | "TOKEN_UNREADABLE"
  | "TOKEN_UNLISTED"
  | "TOKEN_SEVERAL"
  | "PIN_LAST_TRY"
  | "PIN_DEFAULT"
  | "CERTIFICATE_EXPIRES_SOON"
  | "CERTIFICATE_VALIDITY_UNCERTAIN"
  | "CERTIFICATE_USAGE_WRONG"
  | "CERTIFICATE_WEAK"
  | "CERTIFICATE_UNTRUSTED"
  | "CERTIFICATE_REVOKED"
  | "CERTIFICATE_ON_HOLD"
  | "REVOCATION_UNKNOWN"
  | "CERTIFICATE_ENCRYPTION_MISSING"
  | "CERTIFICATE_SIGNATURE_MISSING"
  | "CERTIFICATE_PAIR_INCONSISTENT"
  | "SEAL_UNTRUSTED"
  | "SEAL_OUT_OF_DATE"
  | "SEAL_EXPIRES_SOON"
  | "SEAL_OF_ANOTHER_CERTIFICATE"
  | "SEAL_UNREADABLE"
  | "SEAL_PICTURE_UNREADABLE"
  | "SEAL_BEHIND_PIN"
  | "SEAL_NOT_UPGRADED"
  | "CERTIFICATE_NOT_AUTHORISED"
  | "ENROLMENT_UNKNOWN"
  | "REGISTRATION_MISSING"
  | "REGISTRATION_BROKEN"
  | "REGISTRATION_INCOMPLETE"
  | "REGISTRATION_SHADOWED"
  | "REGISTRATION_OLDER"
  | "REGISTRATION_BLOCKED"
  | "REGISTRATION_USER_LEVEL_BLOCKED"
  | "EXTENSION_NOT_INSTALLED"
  | "EXTENSION_DISABLED"
  | "EXTENSION_BLOCKED"
  | "SMART_CARD_SERVICE_DISABLED"
  | "MIDDLEWARE_CONFLICT"
  | "LOCAL_PROGRAM_RUNNING"
  | "LOCAL_PROGRAM_EXPOSED"
  | "LOCAL_NETWORK_BLOCKED"
  | "EXTENSION_PAGES_BLOCKED"
  | "COMMAND_PROMPT_ELEVATED"
  | "COMMAND_PROMPT_DISABLED"
  | "TEMPORARY_FILES_LEFT"
  | "TEMPORARY_FILES_MANY"
  | "DISK_NEARLY_FULL"
  | "RESTART_PENDING"
  | "DRIVER_INSTALLED_SINCE_START"
  | "FORMER_INSTALLATION"
  | "LEFTOVERS_FOUND"
  | "REPAIR_NOT_NEEDED"
  | "REPAIR_FAILED"
  | "REPAIR_INCOMPLETE"
  | "REPAIR_NOT_UNDOABLE"
  | "INSTALLATION_FAILED"
  | "INSTALLATION_BUSY"
  | "INSTALLATION_NOT_OURS"
  | "ROLLBACK_UNAVAILABLE"
  | "UPDATE_PENDING"
  | "VERSION_WITHDRAWN"
  | "PROFILE_INVALID"
  | "PROFILE_OLDER"
  | "INTERNAL";
/**
 * QUEUED: waits for another window of the helper to close. PROMPTING: a window waits for the person. SIGNING: the U-Key works.
 */
export type Stage = "QUEUED" | "PROMPTING" | "SIGNING";
/**
 * From best to worst. SKIPPED: there was nothing to look at. UNKNOWN: it could not be found out.
 */
export type Verdict = "SKIPPED" | "PASS" | "UNKNOWN" | "WARN" | "FAIL";
/**
 * From the host to the extension's worker.
 */
export type Reply =
  | SessionOpenReply
  | TokenListReply
  | CertificateSelectReply
  | CertificateListReply
  | LoginAuthenticateReply
  | LoginBindReply
  | ContentPutReply
  | ContentGetReply
  | SignatureSignReply
  | DiagnosisRunReply
  | FileInspectReply
  | SignatureVerifyReply
  | DoneReply
  | ErrorReply;
export type AuthenticationAlgorithm = "ES256" | "ES384" | "RS256" | "SM2SM3";
/**
 * In the order of the request.
 */
export type DocumentOutcome = "SIGNED" | "NOT_SIGNED";
/**
 * Append-only. By the content alone.
 */
export type FileKind =
  | "EMPTY"
  | "PDF"
  | "OFD"
  | "OOXML"
  | "ZIP"
  | "RAR"
  | "SEVEN_ZIP"
  | "GZIP"
  | "OLE"
  | "XML"
  | "HTML"
  | "TEXT"
  | "IMAGE"
  | "CMS"
  | "PROGRAM"
  | "UNKNOWN";
/**
 * GB18030 stands for GBK and GB2312 too, which are parts of it.
 */
export type TextEncoding = "ASCII" | "UTF_8" | "UTF_8_MARKED" | "UTF_16_LE" | "UTF_16_BE" | "GB18030" | "MIXED";
/**
 * Whose doing the faults probably are, from the least to the first to look after: nothing found, the program that opens the file, whoever made or sent it, the way to this computer.
 */
export type Cause = "NONE" | "PROGRAM" | "SENDER" | "TRANSFER";
/**
 * Append-only.
 */
export type FileFault =
  | "EMPTY"
  | "CUT_SHORT"
  | "PAGE_INSTEAD"
  | "CHECKSUM_WRONG"
  | "PART_UNREADABLE"
  | "STRUCTURE_BROKEN"
  | "CHARACTERS_BROKEN"
  | "ENCRYPTED"
  | "RUNS_PROGRAM"
  | "ENCODING_MIXED"
  | "TEXT_GARBLED"
  | "CHARACTERS_REPLACED"
  | "SIGNATURE_REFUSED"
  | "XML_MALFORMED"
  | "XML_ENCODING_WRONG"
  | "ENDING_WRONG"
  | "ENCODING_UNMARKED"
  | "NAMES_UNMARKED";
/**
 * Main status indication of ETSI EN 319 102-1, 5.1.2. That of a document is its worst signature's.
 */
export type Indication = "TOTAL_PASSED" | "INDETERMINATE" | "TOTAL_FAILED";
/**
 * Append-only; docs/verification.md says what each means.
 */
export type ReportCode =
  | "STRUCTURE_SOUND"
  | "NOT_SIGNED"
  | "FORMAT_UNKNOWN"
  | "MALFORMED"
  | "RECEIPT"
  | "ENCRYPTED"
  | "TOO_LARGE"
  | "TIME_SPENT"
  | "FORM_UNKNOWN"
  | "FORM_REFUSED"
  | "FORM_DEVIATES"
  | "SIGNATURE_UNREACHABLE"
  | "ATTRIBUTES_INVALID"
  | "ATTRIBUTE_MISSING"
  | "REFERENCE_MISSING"
  | "REFERENCE_DOUBLE"
  | "DIGEST_MISMATCH"
  | "READINGS_DIFFER"
  | "CONTENT_MISSING"
  | "CONTENT_TWICE"
  | "CONTENT_CONFUSABLE"
  | "ALGORITHM_REFUSED"
  | "COVERS_ALL"
  | "NOT_COVERED"
  | "SHOWN_NOT_COVERED"
  | "PART_NOT_SIGNED"
  | "BYTE_RANGE_WRONG"
  | "SIGNATURE_HOLDS"
  | "UNSIGNED_NOT_JUDGED"
  | "SIGNATURE_INVALID"
  | "CERTIFICATE_TRUSTED"
  | "CERTIFICATE_MISSING"
  | "SIGNER_UNEXPECTED"
  | "CERTIFICATE_MALFORMED"
  | "CERTIFICATE_USAGE"
  | "CERTIFICATE_OUT_OF_BOUNDS"
  | "CERTIFICATE_NOT_VALID_AT_SIGNING"
  | "CERTIFICATE_UNTRUSTED"
  | "CHAIN_NOT_CHECKED"
  | "CERTIFICATE_REVOKED_NO_PROOF"
  | "CERTIFICATE_ON_HOLD"
  | "CERTIFICATE_REVOKED_LATER"
  | "REVOCATION_UNKNOWN"
  | "REVOCATION_NOT_CHECKED"
  | "SEAL_HOLDS"
  | "SEAL_MALFORMED"
  | "SEAL_DIFFERS"
  | "SEAL_SIGNATURE_INVALID"
  | "SEAL_ALGORITHM_REFUSED"
  | "SEAL_MAKER_UNTRUSTED"
  | "SEAL_MAKER_NOT_CHECKED"
  | "SIGNER_NOT_IN_SEAL"
  | "SEAL_NOT_VALID_AT_SIGNING"
  | "TIME_PROVED"
  | "TIME_CLAIMED"
  | "TIME_AHEAD"
  | "TIME_ABSENT"
  | "TIME_STAMP_INVALID"
  | "TIME_STAMP_WEAK"
  | "TIME_STAMP_UNTRUSTED"
  | "TIME_DIFFERS"
  | "UNCHANGED_SINCE"
  | "SIGNED_AGAIN_LATER"
  | "FORM_FILLED_LATER"
  | "PROOFS_ADDED_LATER"
  | "METADATA_CHANGED_LATER"
  | "APPEARANCE_ADDED_LATER"
  | "ANNOTATED_LATER"
  | "EMPTY_FIELD_FILLED_LATER"
  | "UNEXPLAINED_LATER"
  | "CHANGED_LATER"
  | "CERTIFIED_FORBIDS";
export type ReportStep = "STRUCTURE" | "COVERAGE" | "SIGNATURE" | "CERTIFICATE" | "SEAL" | "TIME" | "LATER";
/**
 * A failed finding makes the signature TOTAL_FAILED, otherwise an undecided one INDETERMINATE.
 */
export type Severity = "GOOD" | "REMARK" | "UNDECIDED" | "FAILED";
/**
 * What a page may usefully do next: ask again, ask again when the person has put something right, or give up.
 */
export type Retry = "SAME_REQUEST" | "AFTER_FIX" | "NEVER";

/**
 * Opens a session and pins the asker to its id: a page where a browser started the host, a desktop client where a program did, with --stdio. Host, extension and page library need the same major version; so do the protocols of host and client.
 */
export interface SessionOpenRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "session.open";
  params: PageSession | ClientSession;
}
/**
 * Written by the extension's worker.
 */
export interface PageSession {
  session: SessionId;
  origin: Origin;
  topOrigin: Origin;
  extension: ProductVersion;
  library: ProductVersion;
  locale: Locale;
}
/**
 * Written by a desktop client.
 */
export interface ClientSession {
  session: SessionId;
  /**
   * Name that the client gives itself; shown to the user as its own claim. Visible characters in one line, without quotation marks.
   */
  client: string;
  /**
   * Version that the client speaks.
   */
  protocol: string;
  locale: Locale;
}
/**
 * Ends what the session had running, closes its window and logs its U-Key out.
 */
export interface SessionCloseRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "session.close";
  params: {
    session: SessionId;
  };
}
/**
 * Lists the U-Keys that are plugged in. Needs no PIN.
 */
export interface TokenListRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "token.list";
  params: {
    session: SessionId;
  };
}
/**
 * Lets the user pick a certificate in the host's window. Needs no PIN.
 */
export interface CertificateSelectRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "certificate.select";
  browserWindow?: BrowserWindow;
  params: {
    session: SessionId;
    purpose: "sign" | "encrypt";
  };
}
/**
 * Place of the browser's window with the page, as chrome.windows reports it. The host opens its window on the screen that holds its centre; absent when the place is not known.
 */
export interface BrowserWindow {
  left: Pixels;
  top: Pixels;
  width: Pixels;
  height: Pixels;
}
/**
 * Lists every certificate, usable or not, each with its obstacle. Needs no PIN.
 */
export interface CertificateListRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "certificate.list";
  params: {
    session: SessionId;
  };
}
/**
 * Makes a login token for this origin after one PIN.
 */
export interface LoginAuthenticateRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "login.authenticate";
  browserWindow?: BrowserWindow;
  params: {
    session: SessionId;
    nonce: Nonce;
  };
}
/**
 * Compares the certificate with the account and makes a binding token after one PIN.
 */
export interface LoginBindRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "login.bind";
  browserWindow?: BrowserWindow;
  params: {
    session: SessionId;
    nonce: Nonce;
    account: Account;
  };
}
/**
 * The account that the page is logged in to by password.
 */
export interface Account {
  /**
   * 单位全称, as the portal has it.
   */
  name: string;
  /**
   * 统一社会信用代码, as the portal has it.
   */
  creditCode: string;
  role: "supplier" | "purchaser";
}
/**
 * Stores the next part of a document in a private file of the session.
 */
export interface ContentPutRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "content.put";
  params: FirstPart | NextPart;
}
/**
 * Names no content yet: the reply gives it its name.
 */
export interface FirstPart {
  session: SessionId;
  offset: 0;
  /**
   * Bytes of the whole, where the page knows them: the host refuses at once what it has no room for.
   */
  size?: number;
  data: PartData;
  last: boolean;
}
export interface NextPart {
  session: SessionId;
  content: ContentId;
  /**
   * Bytes put so far.
   */
  offset: number;
  data: PartData;
  last: boolean;
}
/**
 * Hands over the next part of a signature that is too large for its notification.
 */
export interface ContentGetRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "content.get";
  params: {
    session: SessionId;
    content: ContentId;
    /**
     * Bytes that have arrived.
     */
    offset: number;
  };
}
/**
 * Signs an ordered list of documents after one PIN.
 */
export interface SignatureSignRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "signature.sign";
  browserWindow?: BrowserWindow;
  params: SigningOrder;
}
/**
 * A format that needs the content takes no digest.
 */
export interface SigningOrder {
  session: SessionId;
  format: FormatId;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  documents: Document[];
  nonce: Nonce;
}
export interface InlineDocument {
  title: Title;
  mediaType: MediaType;
  format?: FormatId;
  seal?: WantedSeal;
  field?: FieldName;
  addTo?: GivenContent;
  content: PartData;
}
export interface PageSealPlace {
  /**
   * From 1; -1 is the last page.
   */
  page: number;
  left: number;
  top: number;
  movable?: SealMovable;
  size?: SealSize;
}
/**
 * Size other than the seal's own, above 0.
 */
export interface SealSize {
  width: number;
  height: number;
}
/**
 * Centre of the first place where a text stands.
 */
export interface KeywordSealPlace {
  keyword: string;
  movable?: SealMovable;
  size?: SealSize;
}
/**
 * Strips of the seal along the right edge of all pages.
 */
export interface RidingSealPlace {
  riding: true;
}
/**
 * The user decides on the place, in the window, before the PIN.
 */
export interface AskedSealPlace {
  ask: true;
  size?: SealSize;
}
export interface InlineContent {
  content: PartData;
}
export interface PutContent {
  contentId: ContentId;
}
export interface PutDocument {
  title: Title;
  mediaType: MediaType;
  format?: FormatId;
  seal?: WantedSeal;
  field?: FieldName;
  addTo?: GivenContent;
  contentId: ContentId;
}
export interface DigestDocument {
  title: Title;
  mediaType: MediaType;
  format?: FormatId;
  digest: Digest;
}
export interface Digest256 {
  algorithm: "SM3" | "SHA-256";
  /**
   * 32 bytes in Base64.
   */
  value: string;
}
export interface Digest384 {
  algorithm: "SHA-384";
  /**
   * 48 bytes in Base64.
   */
  value: string;
}
export interface Digest512 {
  algorithm: "SHA-512";
  /**
   * 64 bytes in Base64.
   */
  value: string;
}
/**
 * The content is within addTo, a CMS that gets a further signer.
 */
export interface SignedWithinDocument {
  title: Title;
  mediaType: MediaType;
  format?: FormatId;
  addTo: GivenContent;
}
/**
 * Opens the host's window for changing a U-Key's PIN. Neither PIN is ever in a message.
 */
export interface PinChangeRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "pin.change";
  browserWindow?: BrowserWindow;
  params: {
    session: SessionId;
  };
}
/**
 * Runs every check. The page gets verdicts and words; what was seen stays on the computer.
 */
export interface DiagnosisRunRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "diagnosis.run";
  params: {
    session: SessionId;
    account?: Account;
  };
}
/**
 * Asks what a file is that was put before, and whether it is damaged.
 */
export interface FileInspectRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "file.inspect";
  params: {
    session: SessionId;
    contentId: ContentId;
    name: FileName;
  };
}
/**
 * Verifies every signature in a document, by the profile's CAs. Needs no PIN and shows no window.
 */
export interface SignatureVerifyRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "signature.verify";
  params: VerificationOrder;
}
export interface VerificationOrder {
  session: SessionId;
  document: GivenContent;
  apart?: GivenContent;
  asOf?: UtcTime;
}
/**
 * Shows the helper window or brings it to the front; answered then. At most once in ten seconds, else BUSY.
 */
export interface WindowOpenRequest {
  jsonrpc: JsonRpc;
  id: RequestId;
  method: "window.open";
  browserWindow?: BrowserWindow;
  params: {
    session: SessionId;
    /**
     * Error that the user has just seen on the page: the window begins at the finding of that code, where there is one. May be left out.
     */
    about?:
      | "EXTENSION_MISSING"
      | "EXTENSION_GONE"
      | "HOST_MISSING"
      | "HOST_FORBIDDEN"
      | "HOST_BLOCKED"
      | "HOST_EXITED"
      | "HOST_GARBLED"
      | "HOST_SILENT"
      | "JAVA_MISSING"
      | "PERSON_TIMEOUT"
      | "ACTIVATION_NEEDED"
      | "ORIGIN_NOT_ALLOWED"
      | "METHOD_NOT_ALLOWED"
      | "ASKER_MISMATCH"
      | "METHOD_UNKNOWN"
      | "REQUEST_MALFORMED"
      | "SESSION_UNKNOWN"
      | "VERSION_MISMATCH"
      | "BUSY"
      | "ABORTED"
      | "CANCELLED"
      | "PROMPT_UNAVAILABLE"
      | "TOKEN_ABSENT"
      | "TOKEN_REMOVED"
      | "TOKEN_BUSY"
      | "TOKEN_LOGGED_OUT"
      | "CERTIFICATE_ABSENT"
      | "CERTIFICATE_UNREADABLE"
      | "CERTIFICATE_NOT_DER"
      | "CERTIFICATE_EXTENSION_TWICE"
      | "CERTIFICATE_OF_AUTHORITY"
      | "KEY_ABSENT"
      | "CERTIFICATE_EXPIRED"
      | "CERTIFICATE_NOT_YET_VALID"
      | "KEY_UNSUPPORTED"
      | "KEY_WANTS_PIN_EACH_TIME"
      | "PIN_INCORRECT"
      | "PIN_LOCKED"
      | "PIN_UNACCEPTABLE"
      | "DRIVER_FAILED"
      | "DRIVER_TIMEOUT"
      | "DRIVER_CRASHED"
      | "DRIVER_FUNCTION_MISSING"
      | "DRIVER_INCOMPLETE"
      | "DRIVER_WRONG_BITNESS"
      | "DRIVER_UNTRUSTED"
      | "DRIVER_BLOCKED"
      | "SIGNATURE_INVALID"
      | "SUBJECT_MISMATCH"
      | "CONTENT_UNKNOWN"
      | "CONTENT_REFUSED"
      | "SEAL_REFUSED"
      | "TIME_STAMP_UNAVAILABLE"
      | "STORAGE_FULL"
      | "FILE_ABSENT"
      | "FILE_EXISTS"
      | "FILE_FAILED"
      | "RIGHTS_MISSING"
      | "CHECK_TIMEOUT"
      | "CHECK_FAILED"
      | "CLOCK_WRONG"
      | "CLOCK_UNVERIFIED"
      | "TIME_ZONE_UNUSUAL"
      | "PORTAL_NAME_UNKNOWN"
      | "PORTAL_UNREACHABLE"
      | "PROXY_LOGIN_REQUIRED"
      | "PROXY_SCRIPT_UNREAD"
      | "TLS_INTERCEPTED"
      | "TLS_REFUSED"
      | "PORTAL_FAULTY"
      | "DATA_FOLDER_UNWRITABLE"
      | "DRIVER_MISSING"
      | "DRIVER_NOT_NAMED"
      | "DRIVER_NOT_INSTALLED"
      | "DRIVER_REMOVED"
      | "READER_UNAVAILABLE"
      | "TOKEN_UNREADABLE"
      | "TOKEN_UNLISTED"
      | "TOKEN_SEVERAL"
      | "PIN_LAST_TRY"
      | "PIN_DEFAULT"
      | "CERTIFICATE_EXPIRES_SOON"
      | "CERTIFICATE_VALIDITY_UNCERTAIN"
      | "CERTIFICATE_USAGE_WRONG"
      | "CERTIFICATE_WEAK"
      | "CERTIFICATE_UNTRUSTED"
      | "CERTIFICATE_REVOKED"
      | "CERTIFICATE_ON_HOLD"
      | "REVOCATION_UNKNOWN"
      | "CERTIFICATE_ENCRYPTION_MISSING"
      | "CERTIFICATE_SIGNATURE_MISSING"
      | "CERTIFICATE_PAIR_INCONSISTENT"
      | "SEAL_UNTRUSTED"
      | "SEAL_OUT_OF_DATE"
      | "SEAL_EXPIRES_SOON"
      | "SEAL_OF_ANOTHER_CERTIFICATE"
      | "SEAL_UNREADABLE"
      | "SEAL_PICTURE_UNREADABLE"
      | "SEAL_BEHIND_PIN"
      | "SEAL_NOT_UPGRADED"
      | "CERTIFICATE_NOT_AUTHORISED"
      | "ENROLMENT_UNKNOWN"
      | "REGISTRATION_MISSING"
      | "REGISTRATION_BROKEN"
      | "REGISTRATION_INCOMPLETE"
      | "REGISTRATION_SHADOWED"
      | "REGISTRATION_OLDER"
      | "REGISTRATION_BLOCKED"
      | "REGISTRATION_USER_LEVEL_BLOCKED"
      | "EXTENSION_NOT_INSTALLED"
      | "EXTENSION_DISABLED"
      | "EXTENSION_BLOCKED"
      | "SMART_CARD_SERVICE_DISABLED"
      | "MIDDLEWARE_CONFLICT"
      | "LOCAL_PROGRAM_RUNNING"
      | "LOCAL_PROGRAM_EXPOSED"
      | "LOCAL_NETWORK_BLOCKED"
      | "EXTENSION_PAGES_BLOCKED"
      | "COMMAND_PROMPT_ELEVATED"
      | "COMMAND_PROMPT_DISABLED"
      | "TEMPORARY_FILES_LEFT"
      | "TEMPORARY_FILES_MANY"
      | "DISK_NEARLY_FULL"
      | "RESTART_PENDING"
      | "DRIVER_INSTALLED_SINCE_START"
      | "FORMER_INSTALLATION"
      | "LEFTOVERS_FOUND"
      | "REPAIR_NOT_NEEDED"
      | "REPAIR_FAILED"
      | "REPAIR_INCOMPLETE"
      | "REPAIR_NOT_UNDOABLE"
      | "INSTALLATION_FAILED"
      | "INSTALLATION_BUSY"
      | "INSTALLATION_NOT_OURS"
      | "ROLLBACK_UNAVAILABLE"
      | "UPDATE_PENDING"
      | "VERSION_WITHDRAWN"
      | "PROFILE_INVALID"
      | "PROFILE_OLDER"
      | "INTERNAL";
  };
}
/**
 * Ends a running request of the same session, which is then answered with ABORTED. Without id it is a notification and not answered itself.
 */
export interface CancelRequest {
  jsonrpc: JsonRpc;
  id?: RequestId;
  method: "cancel";
  params: {
    session: SessionId;
    request: RequestId;
  };
}
/**
 * The host's first frame, written before anything slow is loaded.
 */
export interface HelloNotification {
  jsonrpc: JsonRpc;
  method: "hello";
  params: {
    product: ProductVersion;
    protocol: ProtocolVersion;
    /**
     * Methods that this host knows.
     */
    capabilities: Method[];
  };
}
/**
 * Sent by a launcher in the place of hello, when it cannot start the host; it then ends.
 */
export interface UnableNotification {
  jsonrpc: JsonRpc;
  method: "unable";
  params: {
    code: ErrorCode;
  };
}
export interface ProgressNotification {
  jsonrpc: JsonRpc;
  method: "progress";
  params: {
    session: SessionId;
    request: RequestId;
    stage: Stage;
  };
}
/**
 * A document is signed; comes before the reply.
 */
export interface DocumentNotification {
  jsonrpc: JsonRpc;
  method: "document";
  params: InlineSignature | KeptSignature;
}
export interface InlineSignature {
  session: SessionId;
  request: RequestId;
  index: number;
  data: PartData;
}
/**
 * The signature waits for content.get.
 */
export interface KeptSignature {
  session: SessionId;
  request: RequestId;
  index: number;
  content: ContentId;
  size: number;
}
/**
 * A U-Key was plugged in or pulled. To each session that may ask for token.list.
 */
export interface TokenChangedNotification {
  jsonrpc: JsonRpc;
  method: "token.changed";
  params: {
    session: SessionId;
    /**
     * All that are plugged in now.
     */
    tokens: Token[];
  };
}
export interface Token {
  /**
   * Way to reach the U-Key, e.g. skf, pkcs11, demo.
   */
  driver: string;
  /**
   * Label of the U-Key.
   */
  label: string;
  /**
   * PIN tries left; null where the interface has no counter.
   */
  triesLeft: number | null;
  triesMaximum: number | null;
  locked: boolean;
  /**
   * Whether the PIN is still the one the U-Key was issued with; null where it cannot be told.
   */
  defaultPin: boolean | null;
}
/**
 * A finding of a diagnosis that still runs, as soon as it is there; the reply has them all once more.
 */
export interface FindingNotification {
  jsonrpc: JsonRpc;
  method: "finding";
  params: {
    session: SessionId;
    request: RequestId;
    finding: Finding;
  };
}
/**
 * What a check found out about one thing. What it saw stays on the computer.
 */
export interface Finding {
  /**
   * Identifier of the check, e.g. clock.
   */
  check: string;
  /**
   * What the check is called, in the session's language.
   */
  name: string;
  verdict: Verdict;
  /**
   * null with SKIPPED and PASS.
   */
  code: ErrorCode | null;
  /**
   * null with SKIPPED and PASS.
   */
  guidance: Guidance | null;
}
/**
 * Words for the person, in the session's language.
 */
export interface Guidance {
  title: string;
  reason: string;
  steps: string[];
}
export interface SessionOpenReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: SessionOpenResult;
}
export interface SessionOpenResult {
  product: ProductVersion;
  protocol: ProtocolVersion;
  /**
   * Identifier of the portal profile in force, e.g. demo.
   */
  profile: string;
  /**
   * Methods that this origin or desktop client may ask for.
   */
  capabilities: Method[];
  /**
   * Formats in which documents can be signed.
   */
  formats: Format[];
}
export interface Format {
  id: FormatId;
  /**
   * Part of a document that the host needs: its digest, or the content itself.
   */
  needs: "DIGEST" | "CONTENT";
  /**
   * End of a signed file's name, e.g. .p7s.
   */
  suffix: string;
}
export interface TokenListReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: TokenListResult;
}
export interface TokenListResult {
  tokens: Token[];
  /**
   * Readers whose U-Key cannot be read, beside others that can.
   */
  faults: TokenFault[];
}
export interface TokenFault {
  driver: string;
  /**
   * Name of the reader, or its number.
   */
  label: string;
  obstacle: "TOKEN_UNREADABLE";
}
export interface CertificateSelectReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: CertificateSelectResult;
}
export interface CertificateSelectResult {
  /**
   * DER of the certificate that the person picked.
   */
  certificate: string;
}
export interface CertificateListReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: CertificateListResult;
}
export interface CertificateListResult {
  certificates: Certificate[];
  /**
   * Objects that make no certificate with a key, and U-Keys that cannot be read.
   */
  faults: CertificateFault[];
}
export interface Certificate {
  driver: string;
  /**
   * Label of the U-Key.
   */
  label: string;
  purpose: "sign" | "encrypt";
  /**
   * DER
   */
  certificate: string;
  usable: boolean;
  /**
   * Why not usable; null where it is.
   */
  obstacle: ErrorCode | null;
}
export interface CertificateFault {
  driver: string;
  /**
   * Label of the U-Key, or its reader's name where it cannot be read.
   */
  label: string;
  /**
   * null where the object does not say, and for a whole U-Key.
   */
  purpose: "sign" | "encrypt" | null;
  obstacle: ErrorCode;
}
export interface LoginAuthenticateReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: LoginAuthenticateResult;
}
export interface LoginAuthenticateResult {
  token: LoginToken;
}
/**
 * For the portal's server. web-eid:1.0 for RSA and EC keys, signing-helper-sm2:1.0 for SM2 keys.
 */
export interface LoginToken {
  /**
   * DER
   */
  unverifiedCertificate: string;
  algorithm: AuthenticationAlgorithm;
  /**
   * EC and SM2: r || s, each of the curve's length, big-endian. RSA: PKCS#1 v1.5.
   */
  signature: string;
  format: "web-eid:1.0" | "signing-helper-sm2:1.0";
  /**
   * Who made the token, e.g. signing-helper/1.2.3.
   */
  appVersion: string;
}
export interface LoginBindReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: LoginBindResult;
}
export interface LoginBindResult {
  token: BindingToken;
  match: SubjectMatch;
}
/**
 * For the portal's server. Never logs in, as a login token never binds.
 */
export interface BindingToken {
  /**
   * DER
   */
  unverifiedCertificate: string;
  algorithm: AuthenticationAlgorithm;
  /**
   * EC and SM2: r || s, each of the curve's length, big-endian. RSA: PKCS#1 v1.5.
   */
  signature: string;
  format: "signing-helper-bind:1.0";
  appVersion: string;
}
/**
 * How the certificate's subject and the account agree. Holds neither of the names.
 */
export interface SubjectMatch {
  name: NameMatch;
  creditCode: CreditCodeMatch;
}
export interface NameMatch {
  verdict: "EQUAL" | "EQUAL_AFTER_FOLDING" | "DIFFERENT";
  foldings: ("WIDTH" | "BRACKETS" | "BLANKS")[];
  /**
   * null unless DIFFERENT
   */
  difference: "LOCAL_LEVEL_SUFFIX" | "ABSENT" | "OTHER" | null;
}
export interface CreditCodeMatch {
  verdict: "EQUAL" | "DIFFERENT" | "ABSENT";
  warnings: ("CERTIFICATE_CHECK_DIGIT_WRONG" | "ACCOUNT_CHECK_DIGIT_WRONG" | "ACCOUNT_FORM_WRONG")[];
  /**
   * Object identifier of the certificate's field that held the code; null when ABSENT.
   */
  foundIn: string | null;
}
export interface ContentPutReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: ContentPutResult;
}
export interface ContentPutResult {
  content: ContentId;
  received: number;
}
export interface ContentGetReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: ContentGetResult;
}
export interface ContentGetResult {
  data: PartData;
  last: boolean;
}
export interface SignatureSignReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: SignatureSignResult;
}
export interface SignatureSignResult {
  /**
   * CMS, attached, over the outcomes.
   */
  receipt: string;
  documents: DocumentOutcome[];
}
export interface DiagnosisRunReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: DiagnosisRunResult;
}
export interface DiagnosisRunResult {
  /**
   * All of them, in an order that is always the same.
   */
  findings: Finding[];
}
export interface FileInspectReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: FileInspectResult;
}
export interface FileInspectResult {
  kind: FileKind;
  /**
   * null for what is no text.
   */
  encoding: TextEncoding | null;
  /**
   * In bytes.
   */
  size: number;
  /**
   * false where the file is too large, or of a kind too foreign, for all of it to have been looked at.
   */
  whole: boolean;
  cause: Cause;
  faults: FileFault[];
  /**
   * Verdict on the signatures in it; null for a file without. signature.verify has the report.
   */
  signatures: Indication | null;
  guidance: Guidance;
}
export interface SignatureVerifyReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: SignatureVerifyResult;
}
export interface SignatureVerifyResult {
  report: VerificationReport;
  /**
   * Texts in the session's language for the indications and codes in the report, by their names.
   */
  words: {
    [k: string]: string;
  };
}
/**
 * Validation report of a document. Times are ISO 8601 in UTC.
 */
export interface VerificationReport {
  /**
   * Name of the format; empty where no format reads the document.
   */
  format: string;
  indication: Indication;
  signatures: SignatureReport[];
  /**
   * Findings about the document as a whole.
   */
  remarks: ReportFinding[];
}
export interface SignatureReport {
  /**
   * Name within the document: PDF field, OFD signature, or number of the SignerInfo.
   */
  name: string;
  /**
   * Such as RFC5652 or ETSI.CAdES.detached; empty where it is not known.
   */
  form: string;
  indication: Indication;
  /**
   * null where the signature names none.
   */
  signer: CertificateDetails | null;
  /**
   * Distinguished names of the CAs up to the anchor; empty without a chain.
   */
  issuers: string[];
  /**
   * Time that the signer claims; null without one.
   */
  claimed: string | null;
  /**
   * Time that a time stamp proves; null without one.
   */
  proved: string | null;
  /**
   * Names of parts outside the signature; empty where everything is covered.
   */
  notCovered: string[];
  /**
   * null without a seal.
   */
  seal: SealReport | null;
  findings: ReportFinding[];
}
export interface CertificateDetails {
  /**
   * SHA-256 in hexadecimal.
   */
  fingerprint: string;
  /**
   * Name of the holder by the profile's rules.
   */
  holder: string;
  /**
   * null where the certificate has none.
   */
  creditCode: string | null;
  /**
   * true where its check characters are wrong.
   */
  creditCodeDoubtful: boolean;
  /**
   * SM2, RSA or ECDSA.
   */
  keyKind: string;
  /**
   * Distinguished name (RFC 2253).
   */
  issuer: string;
  /**
   * Hexadecimal.
   */
  serialNumber: string;
  notBefore: string;
  notAfter: string;
}
/**
 * Electronic seal (GB/T 38540).
 */
export interface SealReport {
  id: string;
  name: string;
  /**
   * null where the certificate of its maker cannot be read.
   */
  maker: CertificateDetails | null;
  validFrom: string;
  validUntil: string;
  /**
   * Such as png or ofd.
   */
  pictureType: string;
  picture: string;
  /**
   * In millimetres.
   */
  width: number;
  /**
   * In millimetres.
   */
  height: number;
}
export interface ReportFinding {
  code: ReportCode;
  step: ReportStep;
  severity: Severity;
  /**
   * Names of parts, times, object identifiers; by name.
   */
  facts: {
    [k: string]: string;
  };
}
/**
 * Answers session.close, pin.change, window.open and cancel: done, nothing to tell.
 */
export interface DoneReply {
  jsonrpc: JsonRpc;
  id: RequestId;
  result: DoneResult;
}
export interface DoneResult {}
export interface ErrorReply {
  jsonrpc: JsonRpc;
  id: RequestId | null;
  error: {
    /**
     * As JSON-RPC 2.0 has them; -32000 for every refusal of the host's own.
     */
    code: -32700 | -32600 | -32601 | -32602 | -32000;
    /**
     * For developers, in English; never shown to a person.
     */
    message: string;
    data: ErrorData;
  };
}
export interface ErrorData {
  code: ErrorCode;
  retry: Retry;
  guidance: Guidance;
  /**
   * Values such as triesLeft. No secret or path; of people only what SUBJECT_MISMATCH compares.
   */
  facts: {
    [k: string]: string;
  };
  /**
   * Page on which the person installs or updates what is missing or too old; left out where that would not help. http only in the demo.
   */
  link?: string;
}

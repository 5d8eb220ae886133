import type {
  Account,
  Certificate,
  ErrorCode,
  Finding,
  FormatId,
  Locale,
  OldInterface,
  Stage,
} from "#protocol/messages";
import type { DocumentToSign, TitledDocument } from "./documents.js";

export interface ConnectOptions {
  /**
   * Id of the portal's profile, where extensions of several portals allow this page: this one's is taken, or none. Without
   * it the first that answers.
   */
  profile?: string;
  /** Language of the error texts and of the helper's windows; by default the page's. */
  locale?: Locale;
  /**
   * The portal's own page that installs the helper, https: `link` of EXTENSION_MISSING, and named in its steps. Without it
   * a user who has no extension is not told where to get it.
   */
  installation?: string | URL;
  /** Ends connecting with ABORTED. */
  signal?: AbortSignal;
  /**
   * Interface that the page was written for, as `signing-helper/old` has it. Each window then says so, and the profile has
   * to allow it to the origin (METHOD_NOT_ALLOWED otherwise).
   */
  oldInterface?: OldInterface;
}

/** Options of every request that waits for a user in the helper's window. */
export interface PersonOptions {
  /** Closes the helper's window and ends the request with ABORTED. */
  signal?: AbortSignal;
  /**
   * Milliseconds that may pass without a sign of progress before the request ends with PERSON_TIMEOUT; 120000 by
   * default, 300000 for changing a PIN.
   */
  timeout?: number;
  /** Called when the request waits its turn, when a window waits for the user, and when the U-Key works. */
  onProgress?: (stage: Stage) => void;
}

export interface LoginOptions extends PersonOptions {
  /**
   * The server's challenge for this purpose: at least 32 random bytes as Base64 or base64url text, 44 to 256
   * characters. It is signed as text, so the server must keep it unchanged.
   */
  nonce: string;
}

export interface BindOptions extends LoginOptions {
  /** The account that the page is logged in to by password, as the portal's server has it. */
  account: Account;
}

export interface DiagnoseOptions {
  /** The account that the page is logged in to, to compare the certificates with. */
  account?: Account;
  /** Called with each finding as soon as it exists. */
  onFinding?: (finding: Finding) => void;
  /** Ends the diagnosis with ABORTED. */
  signal?: AbortSignal;
}

export interface OpenWindowOptions {
  /** `code` of an error or finding that the page has just shown; the window begins at the finding of that code. */
  about?: ErrorCode;
  /** Ends the request with ABORTED. */
  signal?: AbortSignal;
}

export interface InspectOptions {
  /** Name of the file, of which only the ending counts; by default that of a `File`. */
  name?: string;
  /** Ends the request with ABORTED. */
  signal?: AbortSignal;
}

export interface VerifyOptions {
  /** The signed content, where it lies apart from its signature, as with `cms-detached`. */
  apart?: Blob | BufferSource;
  /** Time at which a signature without a time stamp is judged; the present by default. */
  asOf?: Date;
  /** Ends the request with ABORTED. */
  signal?: AbortSignal;
}

export interface SelectOptions extends PersonOptions {
  /** `sign` by default. */
  purpose?: Certificate["purpose"];
}

/** Options of every request whose results come one after the other. */
export interface DocumentOptions {
  /**
   * Called with each signature, envelope or opened content as soon as it is complete. Keep them: when the batch ends
   * with an error, what came before it exists only here.
   *
   * @param index index of the document, from 0
   */
  onDocument?: (index: number, whole: Blob) => void;
  /**
   * Names a file for a result that is too large for a message (over some 500 KiB). It comes from `showSaveFilePicker`,
   * or belongs to the origin's private file system (`navigator.storage.getDirectory`). The result is written to it as it
   * arrives, and is then the `File` in it. Without a file it becomes a `Blob`, which the browser keeps in memory up to
   * its limit. The page removes the file when it is no longer needed.
   *
   * @param index index of the document, from 0
   * @param size size of the result in bytes
   */
  fileFor?: (
    index: number,
    size: number,
  ) => FileSystemFileHandle | undefined | Promise<FileSystemFileHandle | undefined>;
}

export interface SignOptions extends LoginOptions, DocumentOptions {
  /**
   * Format that `status().formats` lists; this package's README says which there are.
   */
  format: FormatId;
  /** 1 to 1000 documents, in the order in which the user sees them and they are signed, all with one PIN. */
  documents: readonly DocumentToSign[];
}

/** Certificates that open an envelope: 1 to 90, DER in Base64, as `selectCertificate` gives them. */
export interface Recipients {
  recipients: readonly string[];
}

/** 1 to 1000 envelopes, in the order in which the user sees them and they are opened, all with one PIN. */
export interface EnvelopesToOpen {
  envelopes: readonly TitledDocument[];
}

export interface EncryptOptions extends PersonOptions, DocumentOptions, Recipients {
  /** 1 to 1000 documents; each becomes an envelope of its own. */
  documents: readonly TitledDocument[];
  /**
   * When the envelopes are to be opened. Where the user's own history is on, the helper reminds them of it before they
   * renew their certificate. The page does not learn if it is on.
   */
  opens?: Date;
}

export interface OpeningOptions extends LoginOptions, DocumentOptions, EnvelopesToOpen {}

/** Certificates to make an envelope to, or envelopes that exist already. */
export type RehearseOptions = LoginOptions & (Recipients | EnvelopesToOpen);

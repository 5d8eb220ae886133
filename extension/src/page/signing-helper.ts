import {
  isCertificateListResult,
  isCertificateSelectResult,
  isDiagnosisRunResult,
  isLoginAuthenticateResult,
  isLoginBindResult,
  isPageTokenListResult,
  isSignatureSignResult,
  type PageTokenListResult,
} from "#protocol/answers";
import type {
  CertificateListResult,
  FileInspectResult,
  Finding,
  Locale,
  LoginToken,
  Method,
  SignatureVerifyResult,
} from "#protocol/messages";
import type { Guard } from "../shared/shape.js";
import { fromBase64 } from "./base64.js";
import { AttendedQuestions } from "./attended-questions.js";
import { Connection } from "./connection.js";
import { Envelopes } from "./envelopes.js";
import { EventListeners, type Events } from "./events.js";
import { Examination } from "./examination.js";
import { pageIsShown, withInstallation } from "./page.js";
import { pageLocale } from "./locale.js";
import type {
  BindOptions,
  ConnectOptions,
  DiagnoseOptions,
  InspectOptions,
  LoginOptions,
  OpenWindowOptions,
  PersonOptions,
  SelectOptions,
  SignOptions,
  VerifyOptions,
} from "./options.js";
import { paired, understood } from "./own-error.js";
import { findExtension } from "./presence.js";
import type { Binding, SignResult, Status } from "./results.js";
import { Upload } from "./upload.js";

const CHANGE_TIMEOUT_MS = 300_000;
const WINDOW_TIMEOUT_MS = 30_000;
const STATUS_TIMEOUT_MS = 30_000;
/** It takes eight seconds at most, and may have to wait for another page's. */
const DIAGNOSIS_TIMEOUT_MS = 60_000;

/**
 * A page's connection to the signing helper.
 *
 * ```js
 * const helper = await SigningHelper.connect();
 * const token = await helper.login({ nonce });
 * ```
 *
 * Every rejection is a {@link SigningHelperError}.
 */
export class SigningHelper {
  private readonly events = new EventListeners();
  private readonly connection: Connection;
  private readonly attended: AttendedQuestions;
  private readonly examination: Examination;
  /** Encrypts documents to certificates and opens them with a U-Key. */
  readonly envelopes: Envelopes;

  /** @param profile id of the portal's profile whose extension and host answer */
  private constructor(
    readonly profile: string,
    locale: Locale,
    { signal, oldInterface }: ConnectOptions,
  ) {
    this.connection = new Connection(profile, locale, signal, this.events, oldInterface);
    this.attended = new AttendedQuestions(this.connection, this.events);
    this.examination = new Examination(this.connection);
    this.envelopes = new Envelopes(this.connection, this.attended);
  }

  /**
   * Finds the extension (within one second), starts the host if it is not running and opens a session in it.
   *
   * @throws SigningHelperError REQUEST_MALFORMED (`profile` is no id), EXTENSION_MISSING, ORIGIN_NOT_ALLOWED,
   *   VERSION_MISMATCH, HOST_MISSING, HOST_FORBIDDEN, HOST_BLOCKED, HOST_EXITED, HOST_GARBLED, HOST_SILENT,
   *   JAVA_MISSING, PROFILE_INVALID, PROFILE_OLDER, DATA_FOLDER_UNWRITABLE or ABORTED
   */
  static async connect(options: ConnectOptions = {}): Promise<SigningHelper> {
    const { profile, locale = pageLocale(), installation, signal } = options;
    await pageIsShown();
    try {
      const helper = new SigningHelper(await findExtension(profile, locale, signal), locale, options);
      await helper.connection.opened();
      return helper;
    } catch (error) {
      throw withInstallation(error, installation, locale);
    }
  }

  /** Versions, rights and U-Keys. Needs no PIN and shows no window. */
  async status(): Promise<Status> {
    // Asked first: it starts the host again if it has gone, and the answer holds the new host's description.
    const answer = this.may("token.list") ? await this.tokens() : { tokens: [], faults: [] };
    const { product = "", protocol = "", profile = "", capabilities = [], formats = [] } = this.connection.host ?? {};
    return {
      extension: this.connection.extension,
      host: product,
      protocol,
      profile,
      capabilities,
      formats,
      tokens: answer.tokens,
      faults: answer.faults,
    };
  }

  /**
   * Lets the user pick a certificate and enter its PIN in the helper's own window.
   *
   * @returns the token for the portal's server: `unverifiedCertificate` DER in Base64; `signature` in Base64, over this
   *   page's origin and the nonce; `format` `web-eid:1.0` for RSA and EC keys, `signing-helper-sm2:1.0` for SM2 keys
   * @throws SigningHelperError with a code such as CANCELLED, PERSON_TIMEOUT, ABORTED, TOKEN_ABSENT, PIN_LOCKED
   */
  async login({ nonce, ...options }: LoginOptions): Promise<LoginToken> {
    const answer = await this.attended.ask("login.authenticate", { nonce }, options);
    return this.understood(answer, isLoginAuthenticateResult).token;
  }

  /**
   * Binds the user's certificate to the account that they are logged in to by password.
   *
   * @returns `token` as {@link login} has it, of `format` `signing-helper-bind:1.0` and over the account as well: it
   *   binds and never logs in; `match` tells how the certificate's organisation and credit code agree with the account's
   * @throws SigningHelperError with SUBJECT_MISMATCH, and every code of {@link login}
   */
  async bind({ nonce, account, ...options }: BindOptions): Promise<Binding> {
    const answer = await this.attended.ask("login.bind", { nonce, account }, options);
    return this.understood(answer, isLoginBindResult);
  }

  /**
   * Lets the user pick one of their certificates in the helper's own window. Needs no PIN.
   *
   * @returns the certificate, DER in Base64
   * @throws SigningHelperError with a code such as CANCELLED, PERSON_TIMEOUT, ABORTED, TOKEN_ABSENT
   */
  async selectCertificate({ purpose = "sign", ...options }: SelectOptions = {}): Promise<string> {
    const answer = await this.attended.ask("certificate.select", { purpose }, options);
    return this.understood(answer, isCertificateSelectResult).certificate;
  }

  /**
   * Lists every certificate, without PIN or window; `otherHalf` is the SHA-256 of the one that makes a pair with it.
   *
   * @throws SigningHelperError METHOD_NOT_ALLOWED where the profile does not allow it, TOKEN_ABSENT, ABORTED
   */
  async certificates(): Promise<CertificateListResult> {
    const answer = await this.connection.ask("certificate.list", {}, { timeout: STATUS_TIMEOUT_MS });
    return this.understood(answer, isCertificateListResult);
  }

  /**
   * Signs documents in their order, after one look at the list and one PIN in the helper's own window. Content goes to
   * the host first, a part at a time; no frame or other page ever sees it.
   *
   * @returns outcome of each document; when a user stops a batch, the finished signatures remain, and the rest is
   * NOT_SIGNED
   * @throws SigningHelperError with a code such as CANCELLED (nothing is signed), PERSON_TIMEOUT, ABORTED,
   * TOKEN_REMOVED, PIN_LOCKED, CONTENT_REFUSED, STORAGE_FULL; signatures made before that were passed to `onDocument`
   */
  async sign({ format, documents, nonce, ...options }: SignOptions): Promise<SignResult> {
    const upload = new Upload(this.connection, options.signal);
    const params = { format, documents: await upload.bringAll(documents), nonce };
    const { answer, arrivals } = await this.attended.askForDocuments("signature.sign", params, options);
    const { receipt, documents: outcomes } = this.understood(answer, isSignatureSignResult);
    return {
      receipt: fromBase64(receipt),
      documents: paired(documents, outcomes, this.connection.locale).map(([, outcome], index) =>
        outcome === "SIGNED"
          ? { outcome, signature: arrivals.whole(index) }
          : { outcome: arrivals.without(index, outcome) },
      ),
    };
  }

  /**
   * Lets the user change the PIN of a U-Key in the helper's own window; the page learns only that it was done. A user
   * needs time to think of a PIN: five minutes unless the page sets another limit.
   *
   * @throws SigningHelperError with a code such as CANCELLED, PERSON_TIMEOUT, ABORTED, TOKEN_ABSENT, PIN_LOCKED
   */
  async changePin({ timeout = CHANGE_TIMEOUT_MS, ...options }: PersonOptions = {}): Promise<void> {
    await this.attended.ask("pin.change", {}, { timeout, ...options });
  }

  /**
   * Opens the helper's own window, or brings it to the front. It shows the diagnosis, the U-Keys and their
   * certificates. The page learns nothing of its content. At most once in ten seconds.
   *
   * @param options `about`: code of the error or finding that the page has just shown; the window begins at it
   * @throws SigningHelperError with a code such as BUSY, METHOD_NOT_ALLOWED, PROMPT_UNAVAILABLE
   */
  async openWindow({ about, signal }: OpenWindowOptions = {}): Promise<void> {
    const params = about === undefined ? {} : { about };
    await this.connection.ask("window.open", params, { timeout: WINDOW_TIMEOUT_MS, signal });
  }

  /**
   * Looks at everything that may be in the way: clock, connection, driver, U-Key, PIN. Needs no PIN and shows no window;
   * takes eight seconds at most.
   *
   * @returns findings in a fixed order, with words for the user; the evidence stays on the computer
   * @throws SigningHelperError METHOD_NOT_ALLOWED where the profile does not allow it, ABORTED, HOST_SILENT
   */
  async diagnose({ account, onFinding, signal }: DiagnoseOptions = {}): Promise<Finding[]> {
    const params = account === undefined ? {} : { account };
    const answer = await this.connection.ask("diagnosis.run", params, {
      timeout: DIAGNOSIS_TIMEOUT_MS,
      signal,
      onEvent: (event) => {
        if (event.kind === "finding") {
          onFinding?.(event.finding);
        }
      },
    });
    return this.understood(answer, isDiagnosisRunResult).findings;
  }

  /**
   * Inspects a file that the user has chosen: its type by content, its text encoding, any damage, and the program that
   * probably caused it. Needs no PIN and shows no window; nothing in the file is run or fetched.
   *
   * @returns codes, and words for the user in the connection's language
   * @throws SigningHelperError METHOD_NOT_ALLOWED, CONTENT_REFUSED (over 5 GiB in one connection), ABORTED, HOST_SILENT
   */
  async inspect(content: Blob | BufferSource, options: InspectOptions = {}): Promise<FileInspectResult> {
    return this.examination.inspect(content, options);
  }

  /**
   * Verifies every signature in a document (CMS, PDF or OFD) by the CAs of the portal's profile. Needs no PIN and shows no
   * window.
   *
   * @returns the report, and texts for its codes in the connection's language
   * @throws SigningHelperError METHOD_NOT_ALLOWED, CONTENT_REFUSED (also a report over 1 MiB), ABORTED, HOST_SILENT
   */
  async verify(document: Blob | BufferSource, options: VerifyOptions = {}): Promise<SignatureVerifyResult> {
    return this.examination.verify(document, options);
  }

  /** @returns a function that ends the subscription */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    return this.events.add(name, listener);
  }

  /** Ends the connection; running requests end with ABORTED. */
  close(): void {
    this.connection.close();
  }

  private may(method: Method): boolean {
    return this.connection.host?.capabilities.includes(method) ?? false;
  }

  private async tokens(): Promise<PageTokenListResult> {
    const answer = await this.connection.ask("token.list", {}, { timeout: STATUS_TIMEOUT_MS });
    return this.understood(answer, isPageTokenListResult);
  }

  private understood<T extends object>(answer: object, guard: Guard<T>): T {
    return understood(answer, guard, this.connection.locale);
  }
}

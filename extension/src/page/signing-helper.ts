import type { Locale, LoginToken, Method, Stage, Token } from "../protocol/messages.gen.js";
import { atLeast, isObject, type Guard } from "../shape.js";
import { Connection } from "./connection.js";
import type { SigningHelperError } from "./error.js";
import { pageLocale } from "./locale.js";
import { ownError } from "./own-error.js";

const PERSON_TIMEOUT_MS = 120_000;
const STATUS_TIMEOUT_MS = 30_000;

export interface ConnectOptions {
  /** Language of the error texts and of the helper's windows; by default the page's. */
  locale?: Locale;
  /** Ends connecting with ABORTED. */
  signal?: AbortSignal;
}

export interface LoginOptions {
  /**
   * The server's challenge for this login: at least 32 random bytes as Base64 or base64url text, 44 to 256 characters.
   * It is signed as text, so the server must keep it as it is.
   */
  nonce: string;
  /** Closes the helper's window and ends the login with ABORTED. */
  signal?: AbortSignal;
  /** Milliseconds that a person may take before the login ends with PERSON_TIMEOUT; 120000 by default. */
  timeout?: number;
  /** Told when the login waits its turn, when a window waits for the person, and when the U-Key works. */
  onProgress?: (stage: Stage) => void;
}

/** What is installed on this computer, and which U-Keys are plugged in. */
export interface Status {
  /** Version of the browser extension. */
  extension: string;
  /** Version of the host program. */
  host: string;
  /** Version of the protocol that the host speaks, e.g. `1.0`. */
  protocol: string;
  /** Identifier of the portal profile in force. */
  profile: string;
  /** Methods that this page's origin may ask for. */
  capabilities: readonly Method[];
  /** Empty when none is plugged in, and when this origin may not ask. */
  tokens: readonly Token[];
}

export interface Events {
  /** How far a request of this connection has come. */
  progress: { method: Method; stage: Stage };
  /** The extension was updated, switched off, or the page was left: connect anew, or reload the page. */
  gone: SigningHelperError;
}

type Listeners = { [Name in keyof Events]: Set<(event: Events[Name]) => void> };

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
  private extension = "";
  private readonly listeners: Listeners = { progress: new Set(), gone: new Set() };
  private readonly connection: Connection;

  private constructor(locale: Locale, signal: AbortSignal | undefined) {
    this.connection = new Connection(locale, signal, (error) => {
      this.emit("gone", error);
    });
  }

  /**
   * Finds the extension (within one second), starts the host if it is not running and opens a session in it.
   *
   * @throws SigningHelperError EXTENSION_MISSING, ORIGIN_NOT_ALLOWED, VERSION_MISMATCH, HOST_MISSING, HOST_FORBIDDEN,
   *   HOST_BLOCKED, HOST_EXITED, HOST_GARBLED, HOST_SILENT, PROFILE_INVALID or ABORTED
   */
  static async connect({ locale = pageLocale(), signal }: ConnectOptions = {}): Promise<SigningHelper> {
    await pageIsShown();
    const helper = new SigningHelper(locale, signal);
    helper.extension = await helper.connection.opened();
    return helper;
  }

  /** Versions, rights and U-Keys. Needs no PIN and shows no window. */
  async status(): Promise<Status> {
    // Asked first: it starts the host again if it has gone, and what that one says of itself is the answer.
    const tokens = this.may("token.list") ? await this.tokens() : [];
    const { product = "", protocol = "", profile = "", capabilities = [] } = this.connection.host ?? {};
    return { extension: this.extension, host: product, protocol, profile, capabilities, tokens };
  }

  /**
   * Lets the person pick a certificate and enter its PIN in the helper's own window.
   *
   * @returns the token for the portal's server: `unverifiedCertificate` DER in Base64; `signature` in Base64, over this
   *   page's origin and the nonce; `format` `web-eid:1.0` for RSA and EC keys, `signing-helper-sm2:1.0` for SM2 keys
   * @throws SigningHelperError for instance CANCELLED, PERSON_TIMEOUT, ABORTED, TOKEN_ABSENT, PIN_LOCKED
   */
  async login({ nonce, signal, timeout = PERSON_TIMEOUT_MS, onProgress }: LoginOptions): Promise<LoginToken> {
    const method = "login.authenticate";
    const answer = await this.connection.ask(
      method,
      { nonce },
      {
        timeout,
        timeoutCode: "PERSON_TIMEOUT",
        signal,
        onProgress: (stage) => {
          onProgress?.(stage);
          this.emit("progress", { method, stage });
        },
      },
    );
    return this.understood(answer, isLoginAnswer).token;
  }

  /** @returns a function that ends the subscription */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void {
    const listeners: Set<(event: Events[Name]) => void> = this.listeners[name];
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  /** Ends the connection; what is still running ends with ABORTED. */
  close(): void {
    this.connection.close();
  }

  private may(method: Method): boolean {
    return this.connection.host?.capabilities.includes(method) ?? false;
  }

  private async tokens(): Promise<Token[]> {
    const answer = await this.connection.ask("token.list", {}, { timeout: STATUS_TIMEOUT_MS });
    return this.understood(answer, isTokensAnswer).tokens;
  }

  private understood<T extends object>(answer: object, guard: Guard<T>): T {
    if (!guard(answer)) {
      throw ownError("HOST_GARBLED", this.connection.locale);
    }
    return answer;
  }

  private emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const listener of this.listeners[name]) {
      listener(event);
    }
  }
}

// Of an answer only the shape is looked at: the portal's server judges the token, and a newer host may say more.
const isLoginAnswer = atLeast<{ token: LoginToken }>({ token: isObject as unknown as Guard<LoginToken> });
const isTokensAnswer = atLeast<{ tokens: Token[] }>({ tokens: Array.isArray as Guard<Token[]> });

/** A page that is prerendered has no session yet; it asks when the person opens it. */
async function pageIsShown(): Promise<void> {
  if ("prerendering" in document && document.prerendering === true) {
    await new Promise((resolve) => {
      document.addEventListener("prerenderingchange", resolve, { once: true });
    });
  }
}

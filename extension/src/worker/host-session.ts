import { isSessionOpenResult } from "#protocol/answers";
import { Failure } from "../shared/failure.js";
import type { Locale, OldInterface, ProductVersion, SessionOpenRequest, SessionOpenResult } from "#protocol/messages";
import type { Caller } from "./caller.js";
import type { HostConnection, Listener, TokenListener } from "./host-connection.js";
import type { Host } from "./host.js";
import type { Unsent } from "./methods.js";

/** Opening needs neither user nor U-Key. */
const OPEN_TIMEOUT_MS = 10_000;

/** The page for which a session is opened, with its library and language. */
export interface Visitor extends Caller {
  extension: ProductVersion;
  library: ProductVersion;
  /** Interface that an old page was written for. */
  old?: OldInterface;
  locale: Locale;
}

interface Opening {
  connection: HostConnection;
  answer: Promise<SessionOpenResult>;
}

/**
 * A session in the host. It outlives host processes: the first request after the end of a process opens the session
 * again in the next.
 */
export class HostSession {
  readonly id = crypto.randomUUID();
  private opening: Opening | undefined;
  private readonly closing = new AbortController();

  /**
   * @param onOpened called whenever a host process has opened the session
   * @param onTokens called when U-Keys were plugged in or pulled, for as long as the process runs
   */
  constructor(
    private readonly host: Host,
    private readonly visitor: Visitor,
    private readonly onOpened: (host: SessionOpenResult) => void = () => undefined,
    private readonly onTokens: TokenListener = () => undefined,
  ) {
    host.join();
  }

  get isClosed(): boolean {
    return this.closing.signal.aborted;
  }

  /** @returns the host's description of itself and of this origin's permissions */
  async open(): Promise<SessionOpenResult> {
    return (await this.opened()).answer;
  }

  /** @param signal asks the host to end the request, which it then answers with ABORTED */
  async request(unsent: Unsent, signal?: AbortSignal, listener?: Listener): Promise<object> {
    const { connection } = await this.opened();
    if (signal?.aborted === true) {
      throw new Failure("ABORTED");
    }
    const sent = connection.request(unsent, listener);
    signal?.addEventListener("abort", () => {
      connection.cancel(this.id, sent.id);
    });
    return sent.answer;
  }

  /** The host cancels what runs, closes its window and logs the U-Key out. */
  close(): void {
    this.closing.abort();
    this.opening?.connection.unfollow(this.id);
    this.opening?.connection.request({ method: "session.close", params: { session: this.id } }).answer.catch(() => {
      // The host process has ended, and the session with it.
    });
    this.host.leave();
  }

  private async opened(): Promise<Opening> {
    const connection = await this.host.connect();
    if (this.isClosed) {
      throw new Failure("ABORTED");
    }
    if (this.opening?.connection !== connection) {
      this.opening = { connection, answer: this.openIn(connection) };
    }
    const opening = this.opening;
    try {
      await opening.answer;
      return opening;
    } catch (reason) {
      if (this.opening === opening) {
        this.opening = undefined; // the next request may try again
      }
      throw reason;
    }
  }

  private async openIn(connection: HostConnection): Promise<SessionOpenResult> {
    const heard = connection.messagesHeard;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Failure("HOST_SILENT"));
        this.giveUp(connection, heard);
      }, OPEN_TIMEOUT_MS);
    });
    try {
      const params: SessionOpenRequest["params"] = { session: this.id, ...this.visitor };
      const host = await Promise.race([connection.request({ method: "session.open", params }).answer, tooLate]);
      if (!isSessionOpenResult(host)) {
        throw new Failure("HOST_GARBLED");
      }
      this.onOpened(host);
      connection.follow(this.id, this.onTokens);
      return host;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Fails this session alone while the host still answers other sessions. A host that answers no session hangs; it is
   * dropped, and the next question starts a new one. When others wait, the host is asked once more: they may be waiting
   * for a user, with nothing to hear.
   */
  private giveUp(connection: HostConnection, heard: number): void {
    const isSilent = (): boolean => connection.messagesHeard === heard;
    const letGo = (): void => {
      connection.close(new Failure("HOST_SILENT"));
    };
    if (isSilent() && !connection.isSharedBeyond(this.id)) {
      letGo();
      return;
    }
    // Answered at once by a host that is alive, and the session is not left open in it.
    const probe = connection.request({ method: "session.close", params: { session: this.id } });
    probe.answer.catch(() => undefined);
    if (isSilent()) {
      setTimeout(() => {
        if (isSilent()) {
          letGo();
        }
      }, OPEN_TIMEOUT_MS);
    }
  }
}

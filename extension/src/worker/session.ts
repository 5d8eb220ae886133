import { isSessionOpenResult, type Open, type Question, type WorkerMessage } from "../channel.js";
import { errorData, Failure } from "../failure.js";
import type { ProductVersion, SessionOpenResult } from "../protocol/messages.gen.js";
import type { Caller } from "./caller.js";
import type { HostConnection } from "./host-connection.js";
import type { Host } from "./host.js";
import { buildRequest } from "./methods.js";

/** Opening needs neither person nor U-Key: a host that takes longer hangs and is started anew by the next question. */
const OPEN_TIMEOUT_MS = 10_000;

interface Opening {
  connection: HostConnection;
  answer: Promise<SessionOpenResult>;
}

/**
 * One page's connection, from its first message until its port closes. It outlives host processes: the first question
 * after one has gone opens the session again in the next.
 */
export class Session {
  private readonly id = crypto.randomUUID();
  private readonly running = new Map<Question["id"], AbortController>();
  private opening: Opening | undefined;
  private readonly closing = new AbortController();

  /** @param send reaches the page; not called any more after {@link close} */
  constructor(
    private readonly host: Host,
    private readonly caller: Caller,
    private readonly page: Pick<Open, "library" | "locale">,
    private readonly extension: ProductVersion,
    private readonly send: (message: WorkerMessage) => void,
  ) {
    host.join();
  }

  /** Tells the page `opened`, or `refused` with the reason. */
  async open(): Promise<void> {
    try {
      await this.opened();
    } catch (reason) {
      this.tell({ kind: "refused", error: errorData(reason, this.page.locale) });
    }
  }

  /** Tells the page the result of its question, or why there is none. */
  async ask(question: Question): Promise<void> {
    const { id } = question;
    try {
      if (this.running.has(id)) {
        throw new Failure("REQUEST_MALFORMED");
      }
      const result = await this.run(question);
      this.tell({ kind: "result", id, result });
    } catch (reason) {
      this.fail(id, reason);
    }
  }

  fail(id: Question["id"], reason: unknown): void {
    this.tell({ kind: "failed", id, error: errorData(reason, this.page.locale) });
  }

  /** Ends a question of this session; one that is not running, or another session's, is none of its business. */
  cancel(id: Question["id"]): void {
    this.running.get(id)?.abort();
  }

  /** The page has gone: the host cancels what runs, closes its window and logs the U-Key out. */
  close(): void {
    this.closing.abort();
    this.opening?.connection.request({ method: "session.close", params: { session: this.id } }).answer.catch(() => {
      // The host has gone, and the session with it.
    });
    this.host.leave();
  }

  private async run({ id, method, params }: Question): Promise<object> {
    const request = buildRequest(method, params, this.id);
    const abort = new AbortController();
    this.running.set(id, abort);
    try {
      const connection = await this.opened();
      if (abort.signal.aborted) {
        throw new Failure("ABORTED");
      }
      const sent = connection.request(request, (stage) => {
        this.tell({ kind: "progress", id, stage });
      });
      abort.signal.addEventListener("abort", () => {
        connection.cancel(this.id, sent.id);
      });
      return await sent.answer;
    } finally {
      this.running.delete(id);
    }
  }

  private async opened(): Promise<HostConnection> {
    const connection = await this.host.connect();
    if (this.closing.signal.aborted) {
      throw new Failure("ABORTED");
    }
    if (this.opening?.connection !== connection) {
      this.opening = { connection, answer: this.openIn(connection) };
    }
    const opening = this.opening;
    try {
      await opening.answer;
      return connection;
    } catch (reason) {
      if (this.opening === opening) {
        this.opening = undefined; // the next question may try again
      }
      throw reason;
    }
  }

  private async openIn(connection: HostConnection): Promise<SessionOpenResult> {
    const { library, locale } = this.page;
    const timer = setTimeout(() => {
      connection.close(new Failure("HOST_SILENT"));
    }, OPEN_TIMEOUT_MS);
    try {
      const host = await connection.request({
        method: "session.open",
        params: { session: this.id, ...this.caller, extension: this.extension, library, locale },
      }).answer;
      if (!isSessionOpenResult(host)) {
        throw new Failure("HOST_GARBLED");
      }
      this.tell({ kind: "opened", host });
      return host;
    } finally {
      clearTimeout(timer);
    }
  }

  private tell(message: WorkerMessage): void {
    if (!this.closing.signal.aborted) {
      this.send(message);
    }
  }
}

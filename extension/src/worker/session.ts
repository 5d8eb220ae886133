import type { Question, WorkerMessage } from "../shared/channel.js";
import { errorData, Failure } from "../shared/failure.js";
import type { Host } from "./host.js";
import { HostSession, type Visitor } from "./host-session.js";
import { isPageToken, isPageTokenListResult } from "#protocol/answers";
import { DocumentOrder } from "./document-order.js";
import { buildRequest, type Unsent } from "./methods.js";
import type { Opening, PageWindows } from "./page-windows.js";

/** A page's connection, from its first message until its port closes. */
export class Session {
  private readonly inHost: HostSession;
  private readonly running = new Map<Question["id"], AbortController>();

  /**
   * @param send reaches the page; not called any more after {@link close}
   * @param takePlace reserves a place for a question, until it is answered; throws BUSY when none is left
   */
  constructor(
    host: Host,
    readonly visitor: Visitor,
    private readonly windows: PageWindows,
    private readonly send: (message: WorkerMessage) => void,
    private readonly takePlace: () => () => void,
  ) {
    this.inHost = new HostSession(
      host,
      visitor,
      (opened) => {
        this.tell({ kind: "opened", host: opened });
      },
      (tokens) => {
        this.tell({ kind: "tokens", tokens: tokens.map((token) => isPageToken.copy(token)) });
      },
    );
  }

  /** Tells the page `opened`, or `refused` with the reason. */
  async open(): Promise<void> {
    try {
      await this.inHost.open();
    } catch (reason) {
      this.refuse(reason);
    }
  }

  /** Tells the page that it has no session. */
  refuse(reason: unknown): void {
    this.tell({ kind: "refused", error: errorData(reason, this.visitor.locale) });
  }

  /** Tells the page the result of its question, or the reason for the failure. */
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
    this.tell({ kind: "failed", id, error: errorData(reason, this.visitor.locale) });
  }

  /** Ends a question of this session; ignores one that is not running or belongs to another session. */
  cancel(id: Question["id"]): void {
    this.running.get(id)?.abort();
  }

  /** The page has disconnected. */
  close(): void {
    this.inHost.close();
  }

  private async run({ id, method, params }: Question): Promise<object> {
    const request = buildRequest(method, params, this.inHost.id);
    const leave = this.takePlace();
    const abort = new AbortController();
    this.running.set(id, abort);
    try {
      const result = await this.windows.run(method, (window) => this.request(id, request, abort.signal, window));
      return method === "token.list" ? tokenListForPage(result) : result;
    } finally {
      this.running.delete(id);
      leave();
    }
  }

  private request(id: Question["id"], request: Unsent, signal: AbortSignal, window?: Opening): Promise<object> {
    const { browserWindow } = window ?? {};
    const order = DocumentOrder.of(request);
    return this.inHost.request({ ...request, ...(browserWindow && { browserWindow }) }, signal, (event) => {
      if (event.kind === "progress") {
        window?.note(event.stage);
      } else if (event.kind === "document" && !order.accept(event)) {
        throw new Failure("HOST_GARBLED");
      }
      this.tell({ ...event, id });
    });
  }

  private tell(message: WorkerMessage): void {
    if (!this.inHost.isClosed) {
      this.send(message);
    }
  }
}

function tokenListForPage(result: object): object {
  if (!isPageTokenListResult(result)) {
    throw new Failure("HOST_GARBLED");
  }
  return isPageTokenListResult.copy(result);
}

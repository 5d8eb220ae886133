import {
  isDocumentNotification,
  isFinding,
  isFindingNotification,
  isHelloNotification,
  isProgressNotification,
  isToken,
  isTokenChangedNotification,
  isUnableNotification,
} from "#protocol/answers";
import type { DocumentNotification, HelloNotification, RequestId, SessionId, Token } from "#protocol/messages";
import type { DocumentSignature, RequestEvent } from "../shared/channel.js";
import { Failure, HostRefusal, type OwnCode } from "../shared/failure.js";
import { errorOf, isAnswer, resultOf } from "./host-messages.js";
import type { Unsent } from "./methods.js";
import { checkMajor } from "./versions.js";

const HELLO_TIMEOUT_MS = 5_000;

/** A longer frame is fatal to the host, and with it every other page's session. */
const MAXIMUM_FRAME_BYTES = 1_048_576;

/** Chromium tells the faults apart by this text alone; it is the same in every language of the browser. */
const CODE_OF_LAST_ERROR = new Map<string | undefined, OwnCode>([
  ["Specified native messaging host not found.", "HOST_MISSING"],
  ["Access to the specified native messaging host is forbidden.", "HOST_FORBIDDEN"],
  ["Access to the native messaging host was disabled by the system administrator.", "HOST_BLOCKED"],
  ["Native host has exited.", "HOST_EXITED"],
  ["Error when communicating with the native messaging host.", "HOST_GARBLED"],
]);

/** The part of `chrome.runtime` that reaches a host. */
export type NativeRuntime = Pick<typeof chrome.runtime, "connectNative" | "lastError">;

type Hello = HelloNotification["params"];

/**
 * Called with the host's events of a request before its answer.
 *
 * @throws Failure when the host must not say so; the request ends with it
 */
export type Listener = (event: RequestEvent) => void;

/** Called with the plugged-in U-Keys when they have changed. */
export type TokenListener = (tokens: Token[]) => void;

interface Waiting {
  session: SessionId;
  resolve: (result: object) => void;
  reject: (reason: Error) => void;
  listener: Listener;
}

/**
 * A running host process. Answers are matched to requests by id; when the process ends, every waiting request gets the
 * reason.
 */
export class HostConnection {
  /** The host's description of itself; rejects with the reason when it does not arrive in time. */
  readonly hello: Promise<Hello>;

  private readonly port: chrome.runtime.Port;
  private readonly waiting = new Map<RequestId, Waiting>();
  private readonly followers = new Map<SessionId, TokenListener>();
  private endedBy: Error | undefined;
  private heard = 0;
  private greet!: (hello: Hello) => void;
  private refuse!: (reason: Error) => void;

  constructor(
    private readonly runtime: NativeRuntime,
    private readonly name: string,
    private readonly onEnd: () => void,
  ) {
    this.hello = new Promise((resolve, reject) => {
      this.greet = resolve;
      this.refuse = reject;
    });
    const timer = setTimeout(() => {
      this.close(new Failure("HOST_SILENT"));
    }, HELLO_TIMEOUT_MS);
    const stopTimer = (): void => {
      clearTimeout(timer);
    };
    this.hello.then(stopTimer, stopTimer);

    this.port = runtime.connectNative(name);
    this.port.onMessage.addListener((message: unknown) => {
      this.receive(message);
    });
    this.port.onDisconnect.addListener(() => {
      this.end(this.failureOfDisconnect());
    });
  }

  request(unsent: Unsent, listener: Listener = () => undefined): { id: RequestId; answer: Promise<object> } {
    const id = crypto.randomUUID();
    const answer = new Promise<object>((resolve, reject) => {
      const frame = { jsonrpc: "2.0", id, ...unsent };
      if (this.endedBy !== undefined) {
        reject(this.endedBy);
      } else if (new TextEncoder().encode(JSON.stringify(frame)).length > MAXIMUM_FRAME_BYTES) {
        reject(new Failure("REQUEST_MALFORMED"));
      } else {
        this.waiting.set(id, { session: unsent.params.session, resolve, reject, listener });
        this.port.postMessage(frame);
      }
    });
    return { id, answer };
  }

  /** Asks the host to end a running request, which it then answers with ABORTED. */
  cancel(session: SessionId, request: RequestId): void {
    if (this.waiting.has(request)) {
      this.port.postMessage({ jsonrpc: "2.0", method: "cancel", params: { session, request } });
    }
  }

  /** Tells a session of U-Keys that come and go, until it is closed or the process ends. */
  follow(session: SessionId, listener: TokenListener): void {
    this.followers.set(session, listener);
  }

  unfollow(session: SessionId): void {
    this.followers.delete(session);
  }

  /** Lets the process go. */
  close(reason: Failure): void {
    this.port.disconnect();
    this.end(reason);
  }

  /** Returns true if a request of another session waits too. */
  isSharedBeyond(session: SessionId): boolean {
    return [...this.waiting.values()].some((waiting) => waiting.session !== session);
  }

  /** Number of messages from the host; a living host sends one when it is asked. */
  get messagesHeard(): number {
    return this.heard;
  }

  private receive(message: unknown): void {
    this.heard++;
    if (isHelloNotification(message)) {
      this.receiveHello(message.params);
    } else if (isUnableNotification(message)) {
      this.close(new Failure(message.params.code === "JAVA_MISSING" ? "JAVA_MISSING" : "HOST_EXITED"));
    } else if (isTokenChangedNotification(message)) {
      const { session, tokens } = message.params;
      this.followers.get(session)?.(tokens.map((token) => isToken.copy(token)));
    } else if (isProgressNotification(message)) {
      const { stage, ...of } = message.params;
      this.tell(of, { kind: "progress", stage });
    } else if (isDocumentNotification(message)) {
      this.tell(message.params, { kind: "document", ...signatureOf(message.params) });
    } else if (isFindingNotification(message)) {
      const { finding, ...of } = message.params;
      this.tell(of, { kind: "finding", finding: isFinding.copy(finding) });
    } else if (isAnswer(message)) {
      this.settle(message);
    }
  }

  private receiveHello(hello: Hello): void {
    try {
      checkMajor(hello.protocol, "host");
      this.greet(hello);
    } catch (reason) {
      this.close(reason as Failure);
    }
  }

  private tell({ session, request }: { session: SessionId; request: RequestId }, event: RequestEvent): void {
    const waiting = this.waiting.get(request);
    if (waiting?.session !== session) {
      return;
    }
    try {
      waiting.listener(event);
    } catch (reason) {
      this.cancel(session, request);
      this.waiting.delete(request);
      waiting.reject(reason instanceof Error ? reason : new Failure("INTERNAL"));
    }
  }

  private settle(message: { id: RequestId }): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    const result = resultOf(message);
    const error = errorOf(message);
    if (result !== undefined) {
      waiting?.resolve(result);
    } else {
      waiting?.reject(error === undefined ? new Failure("HOST_GARBLED") : new HostRefusal(error));
    }
  }

  private end(reason: Error): void {
    this.endedBy ??= reason;
    this.refuse(this.endedBy);
    for (const { reject } of this.waiting.values()) {
      reject(this.endedBy);
    }
    this.waiting.clear();
    this.followers.clear();
    this.onEnd();
  }

  private failureOfDisconnect(): Failure {
    // An unknown text also means that the process has ended. Starting it again is the first thing to try, and
    // HOST_EXITED tells the user that.
    const code = CODE_OF_LAST_ERROR.get(this.runtime.lastError?.message) ?? "HOST_EXITED";
    return new Failure(code, code === "HOST_BLOCKED" ? { host: this.name } : {});
  }
}

/** Returns the known fields; a newer host may send more. */
function signatureOf(params: DocumentNotification["params"]): DocumentSignature {
  const { index } = params;
  return "data" in params ? { index, data: params.data } : { index, content: params.content, size: params.size };
}

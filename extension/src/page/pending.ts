import type { RequestEvent } from "../shared/channel.js";
import type { OwnCode } from "../shared/failure.js";
import type { Locale } from "#protocol/messages";
import type { SigningHelperError } from "./error.js";
import { ownError } from "./own-error.js";

/** Time limit of an answer, and the signal that stops the waiting. */
export interface Patience {
  /** Milliseconds, counted anew at each event; absent: until the other side answers or disconnects. */
  timeout?: number;
  /** Error code when the time is over. */
  timeoutCode?: OwnCode;
  signal?: AbortSignal | undefined;
  /** Called with events before the answer. */
  onEvent?: ((event: RequestEvent) => void) | undefined;
}

/** Promise that the first of other code, the clock, or an AbortSignal settles. */
export class Pending<T> {
  readonly promise: Promise<T>;

  private timer: ReturnType<typeof setTimeout> | undefined;
  private fulfil!: (value: T) => void;
  private fail!: (error: SigningHelperError) => void;

  /** @param onGivenUp called when the clock or the signal came first */
  constructor(
    private readonly patience: Patience,
    private readonly locale: Locale,
    private readonly onGivenUp: () => void = () => undefined,
  ) {
    this.promise = new Promise((resolve, reject) => {
      this.fulfil = resolve;
      this.fail = reject;
    });
    this.startTimer();
    if (patience.signal?.aborted === true) {
      this.abort();
    }
    patience.signal?.addEventListener("abort", this.abort);
  }

  resolve(value: T): void {
    this.stop();
    this.fulfil(value);
  }

  reject(error: SigningHelperError): void {
    this.stop();
    this.fail(error);
  }

  hear(event: RequestEvent): void {
    this.startTimer();
    this.patience.onEvent?.(event);
  }

  private readonly abort = (): void => {
    this.giveUp("ABORTED");
  };

  private giveUp(code: OwnCode): void {
    this.onGivenUp();
    this.reject(ownError(code, this.locale));
  }

  private startTimer(): void {
    clearTimeout(this.timer);
    const { timeout, timeoutCode = "HOST_SILENT" } = this.patience;
    if (timeout !== undefined) {
      this.timer = setTimeout(() => {
        this.giveUp(timeoutCode);
      }, timeout);
    }
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.patience.signal?.removeEventListener("abort", this.abort);
  }
}

import { errorData, Failure } from "../failure.js";
import {
  isStatusQuestion,
  isWindowQuestion,
  type Site,
  type Status,
  type StatusQuestion,
  type WindowOutcome,
} from "../status.js";
import { isTokenList } from "../tokens.js";
import type { Locale } from "../protocol/messages.gen.js";
import type { AllowedOrigins } from "./allowed-origins.js";
import { isAllowed } from "./caller.js";
import type { Host } from "./host.js";
import { HostSession } from "./host-session.js";
import { buildRequest } from "./methods.js";

/** Looks, for the popup, at what the page in the active tab would find, for as long as the popup is open. */
export class Inspection {
  constructor(
    private readonly host: Host,
    private readonly origins: AllowedOrigins,
    private readonly extension: string,
  ) {}

  /**
   * Takes a popup's Port: each question is answered with a status, and each change of U-Keys with another. The helper
   * window is opened in the name of the page too, for the host has no other session to offer.
   */
  accept(port: chrome.runtime.Port): void {
    let closing = new AbortController();
    let visit: Visit = { session: undefined, locale: "zh-CN" };
    port.onMessage.addListener((message: unknown) => {
      if (isStatusQuestion(message)) {
        closing.abort();
        closing = new AbortController();
        visit = { session: undefined, locale: message.locale };
        void this.look(port, message, closing.signal, visit);
      } else if (isWindowQuestion(message)) {
        void openWindow(port, visit, closing.signal);
      }
    });
    port.onDisconnect.addListener(() => {
      closing.abort();
    });
  }

  /** Starts the host if it is not running, to see whether it can, and asks it in the name of the page. */
  private async look(
    port: chrome.runtime.Port,
    question: StatusQuestion,
    closed: AbortSignal,
    visit: Visit,
  ): Promise<void> {
    const { origin, locale } = question;
    const status: Status = { site: await this.siteOf(origin), host: null, opened: null, tokens: null, error: null };
    const tell = (): void => {
      if (!closed.aborted) {
        port.postMessage(status);
      }
    };
    this.host.join();
    try {
      const connection = await this.host.connect();
      status.host = (await connection.hello).product;
      if (status.site !== "OTHER" && !closed.aborted) {
        visit.session = await this.visit(question, status, closed, tell);
      }
    } catch (reason) {
      status.error = errorData(reason, locale);
    } finally {
      this.host.leave();
    }
    tell();
  }

  private async siteOf(origin: string): Promise<Site> {
    if (isAllowed(origin, this.origins.portal)) {
      return "PORTAL";
    }
    return isAllowed(origin, await this.origins.trials()) ? "TRIAL" : "OTHER";
  }

  /** Its session stays open after the answer, because U-Keys may come and go. */
  private async visit(
    { origin, locale }: StatusQuestion,
    status: Status,
    closed: AbortSignal,
    tell: () => void,
  ): Promise<HostSession> {
    const { extension } = this;
    const visitor = { origin, topOrigin: origin, extension, library: extension, locale };
    const session = new HostSession(this.host, visitor, undefined, (tokens) => {
      if (status.opened !== null) {
        status.tokens = tokens;
        tell();
      }
    });
    closed.addEventListener("abort", () => {
      session.close();
    });
    const opened = await session.open();
    if (opened.capabilities.includes("token.list")) {
      const answer = await session.request(buildRequest("token.list", {}, session.id));
      if (!isTokenList(answer)) {
        throw new Failure("HOST_GARBLED");
      }
      status.tokens = answer.tokens;
    }
    status.opened = opened;
    return session;
  }
}

/** What the popup shows just now: for a page that may ask, with a session. */
interface Visit {
  session: HostSession | undefined;
  locale: Locale;
}

async function openWindow(port: chrome.runtime.Port, { session, locale }: Visit, closed: AbortSignal): Promise<void> {
  const outcome: WindowOutcome = { kind: "window", error: null };
  try {
    if (session === undefined) {
      throw new Failure("ORIGIN_NOT_ALLOWED");
    }
    await session.request(buildRequest("window.open", {}, session.id));
  } catch (reason) {
    outcome.error = errorData(reason, locale);
  }
  if (!closed.aborted) {
    port.postMessage(outcome);
  }
}

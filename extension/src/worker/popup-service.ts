import { errorData, Failure } from "../shared/failure.js";
import { isDiagnosisRunResult, isTokenListResult } from "#protocol/answers";
import {
  type DiagnosisOutcome,
  type DiagnosisQuestion,
  type Errand,
  type ErrandOutcome,
  isDiagnosisQuestion,
  isErrand,
  isStatusQuestion,
  type Site,
  type Status,
  type StatusQuestion,
} from "../shared/status.js";
import type { Locale } from "#protocol/messages";
import type { AllowedOrigins } from "./allowed-origins.js";
import { isAllowed } from "./caller.js";
import type { Host } from "./host.js";
import { HostSession, type Visitor } from "./host-session.js";
import { buildRequest } from "./methods.js";

/** Equal to the longest time of a page's own request. */
const PIN_CHANGE_TIMEOUT_MS = 300_000;

/** Watches, for the popup, the state that the page in the active tab would find, while the popup is open. */
export class PopupService {
  constructor(
    private readonly host: Host,
    private readonly origins: AllowedOrigins,
    private readonly extension: string,
  ) {}

  /**
   * Accepts a popup's Port. Each question is answered with a status, and each change of U-Keys with another. Windows
   * and the diagnosis also run in the name of the page, because the host has no other session to offer.
   */
  accept(port: chrome.runtime.Port): void {
    let closing = new AbortController();
    let visit: Visit = { locale: "zh-CN" };
    port.onMessage.addListener((message: unknown) => {
      if (isStatusQuestion(message)) {
        closing.abort();
        closing = new AbortController();
        visit = { locale: message.locale };
        void this.look(port, message, closing.signal, visit);
      } else if (isErrand(message)) {
        void this.run(message, port, visit, closing.signal);
      } else if (isDiagnosisQuestion(message)) {
        void diagnose(message.kind, port, visit, closing.signal);
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
        visit.visitor = this.visitor(question);
        visit.session = await this.visit(visit.visitor, status, closed, tell);
      }
    } catch (reason) {
      status.error = errorData(reason, locale);
    } finally {
      this.host.leave();
    }
    tell();
  }

  private async run(
    { kind }: Errand,
    port: chrome.runtime.Port,
    { session, visitor, locale }: Visit,
    closed: AbortSignal,
  ): Promise<void> {
    const outcome: ErrandOutcome = { kind, error: null };
    try {
      if (session === undefined || visitor === undefined) {
        throw new Failure("ORIGIN_NOT_ALLOWED");
      }
      await (kind === "window" ? openWindow(session) : this.changePin(visitor));
    } catch (reason) {
      outcome.error = errorData(reason, locale);
    }
    if (!closed.aborted) {
      port.postMessage(outcome);
    }
  }

  /**
   * Uses a separate session: the popup closes when the host's window comes to the front, and the visit ends with it.
   */
  private async changePin(visitor: Visitor): Promise<void> {
    const session = new HostSession(this.host, visitor);
    try {
      const tooLate = AbortSignal.timeout(PIN_CHANGE_TIMEOUT_MS);
      await session.request(buildRequest("pin.change", {}, session.id), tooLate);
    } finally {
      session.close();
    }
  }

  private async siteOf(origin: string): Promise<Site> {
    if (isAllowed(origin, this.origins.portal)) {
      return "PORTAL";
    }
    return isAllowed(origin, await this.origins.trials()) ? "TRIAL" : "OTHER";
  }

  private visitor({ origin, locale }: StatusQuestion): Visitor {
    const { extension } = this;
    return { origin, topOrigin: origin, extension, library: extension, locale };
  }

  /** Its session stays open after the answer, because U-Keys may come and go. */
  private async visit(visitor: Visitor, status: Status, closed: AbortSignal, tell: () => void): Promise<HostSession> {
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
      if (!isTokenListResult(answer)) {
        throw new Failure("HOST_GARBLED");
      }
      status.tokens = answer.tokens;
    }
    status.opened = opened;
    return session;
  }
}

/** State of the popup at present; for a page that may ask, with its identity there and a session. */
interface Visit {
  visitor?: Visitor;
  session?: HostSession;
  locale: Locale;
}

async function openWindow(session: HostSession): Promise<void> {
  await session.request(buildRequest("window.open", {}, session.id));
}

/** Checks of each question; undefined for all of them. */
const CHECKS: Readonly<Record<DiagnosisQuestion["kind"], readonly string[] | undefined>> = {
  diagnosis: undefined,
  renewal: ["certificate-validity"],
};

async function diagnose(
  kind: DiagnosisQuestion["kind"],
  port: chrome.runtime.Port,
  { session, locale }: Visit,
  closed: AbortSignal,
): Promise<void> {
  const outcome: DiagnosisOutcome = { kind, findings: [], error: null };
  const checks = CHECKS[kind];
  try {
    if (session === undefined) {
      throw new Failure("ORIGIN_NOT_ALLOWED");
    }
    const answer = await session.request(
      buildRequest("diagnosis.run", checks === undefined ? {} : { checks }, session.id),
      closed,
    );
    if (!isDiagnosisRunResult(answer)) {
      throw new Failure("HOST_GARBLED");
    }
    outcome.findings = isDiagnosisRunResult.copy(answer).findings;
  } catch (reason) {
    outcome.error = errorData(reason, locale);
  }
  if (!closed.aborted) {
    port.postMessage(outcome);
  }
}

import { errorData, Failure } from "../failure.js";
import type { Locale } from "../protocol/messages.gen.js";
import { isTokenList, type Site, type Status, type StatusQuestion } from "../status.js";
import type { AllowedOrigins } from "./allowed-origins.js";
import { isAllowed } from "./caller.js";
import type { Host } from "./host.js";
import { HostSession } from "./host-session.js";
import { buildRequest } from "./methods.js";

/** Looks, for the popup, at what the page in the active tab would find. */
export class Inspection {
  constructor(
    private readonly host: Host,
    private readonly origins: AllowedOrigins,
    private readonly extension: string,
  ) {}

  /** Starts the host if it is not running, to see whether it can, and asks it in the name of the page. */
  async status({ origin, locale }: StatusQuestion): Promise<Status> {
    const status: Status = { site: await this.siteOf(origin), host: null, opened: null, tokens: null, error: null };
    this.host.join();
    try {
      const connection = await this.host.connect();
      status.host = (await connection.hello).product;
      if (status.site !== "OTHER") {
        Object.assign(status, await this.visit(origin, locale));
      }
    } catch (reason) {
      status.error = errorData(reason, locale);
    } finally {
      this.host.leave();
    }
    return status;
  }

  private async siteOf(origin: string): Promise<Site> {
    if (isAllowed(origin, this.origins.portal)) {
      return "PORTAL";
    }
    return isAllowed(origin, await this.origins.trials()) ? "TRIAL" : "OTHER";
  }

  private async visit(origin: string, locale: Locale): Promise<Pick<Status, "opened" | "tokens">> {
    const { extension } = this;
    const visitor = { origin, topOrigin: origin, extension, library: extension, locale };
    const session = new HostSession(this.host, visitor);
    try {
      const opened = await session.open();
      if (!opened.capabilities.includes("token.list")) {
        return { opened, tokens: null };
      }
      const answer = await session.request(buildRequest("token.list", {}, session.id));
      if (!isTokenList(answer)) {
        throw new Failure("HOST_GARBLED");
      }
      return { opened, tokens: answer.tokens };
    } finally {
      session.close();
    }
  }
}

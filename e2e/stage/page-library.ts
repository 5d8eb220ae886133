import type { Frame, Page } from "@playwright/test";
import { activate } from "./activation.js";
import type {
  Account,
  Binding,
  FileInspectResult,
  Finding,
  LoginToken,
  SigningHelper,
  SigningHelperError,
  Stage,
  Status,
} from "../../extension/src/page/index.js";

/** Error of the page library. */
export interface Refusal {
  code: string;
  facts: Record<string, string>;
  /** Advice for the user. */
  title: string;
  steps: string[];
  /** Page to install or update from; of {@link PageLibrary.connect}. */
  link?: string;
}

/** Objects that a page keeps between our calls. */
interface Kept {
  connection?: SigningHelper;
  stages: Stage[];
  /** Labels of the U-Keys in each change that the page was told of. */
  changes: string[][];
  unfollow?: () => void;
  abort: AbortController;
}

declare global {
  interface Window {
    kept?: Kept;
  }
}

/** Uses the page library in a page or frame as the portal's own script does, after a click where one is needed. */
export class PageLibrary {
  constructor(private readonly frame: Page | Frame) {}

  /**
   * Connects and asks for the status.
   *
   * @param profile the one whose extension is wanted; absent: any
   */
  connect(profile?: string): Promise<Status | Refusal> {
    return this.frame.evaluate(async (wanted) => {
      const url = "/signing-helper.js";
      const library = (await import(url)) as { SigningHelper: typeof SigningHelper };
      try {
        const connection = await library.SigningHelper.connect(wanted === null ? {} : { profile: wanted });
        window.kept = { connection, stages: [], changes: [], abort: new AbortController() };
        return await connection.status();
      } catch (error) {
        const { code, facts, title, steps, link } = error as SigningHelperError;
        return { code, facts, title, steps: [...steps], ...(link === undefined ? {} : { link: link.href }) };
      }
    }, profile ?? null);
  }

  /** Requests a login over the connection; the user is asked meanwhile. */
  async login(nonce = "n".repeat(44)): Promise<LoginToken | Refusal> {
    await activate(this.frame);
    return this.frame.evaluate(async (chosen) => {
      const { kept } = window;
      if (kept?.connection === undefined) {
        throw new Error("This page has not connected.");
      }
      try {
        const { signal } = kept.abort;
        return await kept.connection.login({ nonce: chosen, signal, onProgress: (stage) => kept.stages.push(stage) });
      } catch (error) {
        const { code, facts, title, steps } = error as SigningHelperError;
        return { code, facts, title, steps: [...steps] };
      }
    }, nonce);
  }

  /** Requests to bind the user's certificate to an account. */
  async bind(account: Account): Promise<Binding | Refusal> {
    await activate(this.frame);
    return this.frame.evaluate(async (chosen) => {
      const { kept } = window;
      if (kept?.connection === undefined) {
        throw new Error("This page has not connected.");
      }
      try {
        return await kept.connection.bind({ nonce: "n".repeat(44), account: chosen, signal: kept.abort.signal });
      } catch (error) {
        const { code, facts, title, steps } = error as SigningHelperError;
        return { code, facts, title, steps: [...steps] };
      }
    }, account);
  }

  /** Lets the user pick a certificate. */
  async selectCertificate(purpose: "sign" | "encrypt" = "sign"): Promise<string | Refusal> {
    await activate(this.frame);
    return this.frame.evaluate(async (chosen) => {
      const { kept } = window;
      if (kept?.connection === undefined) {
        throw new Error("This page has not connected.");
      }
      try {
        return await kept.connection.selectCertificate({ purpose: chosen, signal: kept.abort.signal });
      } catch (error) {
        const { code, facts, title, steps } = error as SigningHelperError;
        return { code, facts, title, steps: [...steps] };
      }
    }, purpose);
  }

  /** Asks for the window that changes the PIN; `undefined` when it is changed. */
  async changePin(): Promise<Refusal | undefined> {
    await activate(this.frame);
    return this.frame.evaluate(async () => {
      const { kept } = window;
      if (kept?.connection === undefined) {
        throw new Error("This page has not connected.");
      }
      try {
        await kept.connection.changePin({ signal: kept.abort.signal });
        return undefined;
      } catch (error) {
        const { code, facts, title, steps } = error as SigningHelperError;
        return { code, facts, title, steps: [...steps] };
      }
    });
  }

  /** Asks for the helper window; `undefined` when it is shown. */
  async openWindow(): Promise<Refusal | undefined> {
    await activate(this.frame);
    return this.frame.evaluate(async () => {
      const { kept } = window;
      if (kept?.connection === undefined) {
        throw new Error("This page has not connected.");
      }
      try {
        await kept.connection.openWindow({ signal: kept.abort.signal });
        return undefined;
      } catch (error) {
        const { code, facts, title, steps } = error as SigningHelperError;
        return { code, facts, title, steps: [...steps] };
      }
    });
  }

  /** Runs the diagnosis; beside its findings those that the page was told of before. */
  diagnose(account: Account): Promise<{ findings: Finding[]; told: Finding[] }> {
    return this.frame.evaluate(async (chosen) => {
      const { kept } = window;
      if (kept?.connection === undefined) {
        throw new Error("This page has not connected.");
      }
      const told: Finding[] = [];
      const findings = await kept.connection.diagnose({
        account: chosen,
        signal: kept.abort.signal,
        onFinding: (finding) => told.push(finding),
      });
      return { findings, told };
    }, account);
  }

  /** Has a file looked at that the page holds. */
  inspect(name: string, content: Uint8Array): Promise<FileInspectResult | Refusal> {
    return this.frame.evaluate(
      async ([called, bytes]) => {
        const { kept } = window;
        if (kept?.connection === undefined) {
          throw new Error("This page has not connected.");
        }
        try {
          const file = new File([Uint8Array.from(bytes)], called);
          return await kept.connection.inspect(file, { signal: kept.abort.signal });
        } catch (error) {
          const { code, facts, title, steps } = error as SigningHelperError;
          return { code, facts, title, steps: [...steps] };
        }
      },
      [name, [...content]] as const,
    );
  }

  /** Returns the stages of its login that the page has received. */
  stages(): Promise<Stage[]> {
    return this.frame.evaluate(() => window.kept?.stages ?? []);
  }

  /** Makes the page follow U-Keys that come and go, from now on. */
  followTokens(): Promise<void> {
    return this.frame.evaluate(() => {
      const { kept } = window;
      if (kept?.connection === undefined) {
        throw new Error("This page has not connected.");
      }
      kept.unfollow = kept.connection.on("token", ({ tokens }) => {
        kept.changes.push(tokens.map(({ label }) => label));
      });
    });
  }

  unfollowTokens(): Promise<void> {
    return this.frame.evaluate(() => {
      window.kept?.unfollow?.();
    });
  }

  changes(): Promise<string[][]> {
    return this.frame.evaluate(() => window.kept?.changes ?? []);
  }

  abort(): Promise<void> {
    return this.frame.evaluate(() => {
      window.kept?.abort.abort();
    });
  }
}

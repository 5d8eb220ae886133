import type { AllowedOrigins } from "./allowed-origins.js";
import { reachOpenTabs } from "./open-tabs.js";

/** Gives the pages of origins on trial the content script that the manifest gives the portal's. */
export class TrialScripts {
  private work = Promise.resolve();

  /** @param file the content script */
  constructor(
    private readonly origins: AllowedOrigins,
    private readonly file: string,
    private readonly browser: Pick<typeof chrome, "tabs" | "scripting">,
  ) {}

  /** Registers missing scripts, open tabs included, and removes superfluous ones. One call runs at a time. */
  synchronise(): Promise<void> {
    return this.queue(async () => {
      const wanted = await this.origins.trials();
      const registered = (await this.browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
      await this.remove(registered.filter((origin) => !wanted.includes(origin)));
      for (const origin of wanted.filter((candidate) => !registered.includes(candidate))) {
        await this.add(origin);
      }
    });
  }

  /** After an update of the extension, whose old scripts in open tabs are dead. */
  renew(): Promise<void> {
    void this.queue(() => this.browser.scripting.unregisterContentScripts());
    return this.synchronise();
  }

  private async add(origin: string): Promise<void> {
    const matches = [`${origin}/*`];
    await this.browser.scripting.registerContentScripts([
      { id: origin, matches, js: [this.file], runAt: "document_start", allFrames: true },
    ]);
    await reachOpenTabs(matches, this.file, this.browser);
  }

  private async remove(ids: string[]): Promise<void> {
    if (ids.length > 0) {
      await this.browser.scripting.unregisterContentScripts({ ids });
    }
  }

  private queue(task: () => Promise<void>): Promise<void> {
    this.work = this.work.then(task, task);
    return this.work;
  }
}

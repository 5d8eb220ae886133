import { readSettings } from "../shared/settings.js";

/** The part of the browser that knows what else the person has let this extension reach. */
export interface Grants {
  permissions: Pick<typeof chrome.permissions, "getAll">;
  storage: { managed: Pick<chrome.storage.StorageArea, "get"> };
}

/** Whose pages may have a session: the portal's, and those of the origins that a person tries the helper on. */
export class AllowedOrigins {
  constructor(
    readonly portal: readonly string[],
    private readonly browser: Grants,
  ) {}

  /** All of them, as they are now: a person or an administrator may have changed them since the last time. */
  async now(): Promise<readonly string[]> {
    // The portal's pages work even where the browser cannot tell what else is allowed.
    const trials = await this.trials().catch(() => []);
    return [...this.portal, ...trials];
  }

  /** Origins on trial; none when the administrator does not want any. */
  async trials(): Promise<string[]> {
    const { trialOrigins } = await readSettings(this.browser.storage.managed);
    if (!trialOrigins) {
      return [];
    }
    const { origins = [] } = await this.browser.permissions.getAll();
    return origins.flatMap((pattern) => httpsOrigin(pattern) ?? []).filter((origin) => !this.portal.includes(origin));
  }
}

/** The origin of a match pattern that covers one https origin and nothing else. */
function httpsOrigin(pattern: string): string | undefined {
  return /^(https:\/\/[^*/]+)\/\*$/.exec(pattern)?.[1];
}

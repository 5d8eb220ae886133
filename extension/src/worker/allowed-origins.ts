import { readSettings } from "../shared/settings.js";

/** The browser's record of the sites that the user has granted to this extension. */
export interface Grants {
  permissions: Pick<typeof chrome.permissions, "getAll">;
  storage: { managed: Pick<chrome.storage.StorageArea, "get"> };
}

/** Origins whose pages may have a session: the portal's, and those on which a user tries the helper. */
export class AllowedOrigins {
  constructor(
    readonly portal: readonly string[],
    private readonly browser: Grants,
  ) {}

  /** Returns the present origins: a user or an administrator may have changed them since the last time. */
  async now(): Promise<readonly string[]> {
    // The portal's pages work even where the browser cannot tell what else is allowed.
    const trials = await this.trials().catch(() => []);
    return [...this.portal, ...trials];
  }

  /** Origins on trial; empty when the administrator does not allow any. */
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

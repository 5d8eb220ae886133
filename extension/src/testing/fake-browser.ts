/** Browser with the permissions, policy, tabs and registered scripts that a test sets. */
export class FakeBrowser {
  granted: string[] = [];
  policy: Record<string, unknown> = {};
  scripts: chrome.scripting.RegisteredContentScript[] = [];
  /** Match patterns of the tabs that were given a script. */
  readonly reached: string[] = [];

  readonly permissions = { getAll: () => Promise.resolve({ origins: this.granted }) };

  readonly storage = { managed: { get: () => Promise.resolve(this.policy) } };

  readonly tabs = {
    query: ({ url }: { url: string[] }) => {
      this.reached.push(...url);
      return Promise.resolve([]);
    },
  };

  readonly scripting = {
    getRegisteredContentScripts: () => Promise.resolve([...this.scripts]),
    registerContentScripts: (scripts: chrome.scripting.RegisteredContentScript[]) => {
      for (const script of scripts) {
        if (this.scripts.some(({ id }) => id === script.id)) {
          return Promise.reject(new Error(`Duplicate script ID '${script.id}'`));
        }
        this.scripts.push(script);
      }
      return Promise.resolve();
    },
    unregisterContentScripts: ({ ids }: { ids?: string[] } = {}) => {
      this.scripts = this.scripts.filter(({ id }) => ids?.includes(id) === false);
      return Promise.resolve();
    },
  };

  get asChrome(): typeof chrome {
    return this as unknown as typeof chrome;
  }
}

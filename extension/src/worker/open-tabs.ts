/**
 * Gives portal tabs that were open before this extension was installed or updated their content script. One that has
 * a living one ignores the second.
 */
export async function reachOpenTabs(
  matches: string[],
  file: string,
  { tabs, scripting }: Pick<typeof chrome, "tabs" | "scripting">,
): Promise<void> {
  const open = await tabs.query({ url: matches });
  // A tab may have been closed or put to sleep meanwhile; it gets the script when it loads again.
  const tabIds = open.flatMap(({ id }) => id ?? []);
  await Promise.allSettled(
    tabIds.map((tabId) =>
      scripting.executeScript({ target: { tabId, allFrames: true }, files: [file], injectImmediately: true }),
    ),
  );
}

import { expect, test } from "vitest";
import { reachOpenTabs } from "./open-tabs.js";

test("every open portal tab gets the script in all its frames, though one is asleep", async () => {
  const reached: unknown[] = [];
  const chrome = {
    tabs: {
      query: ({ url }: { url: string[] }) => Promise.resolve(url.length === 1 ? [{ id: 3 }, {}, { id: 4 }] : []),
    },
    scripting: {
      executeScript: (injection: { target: { tabId: number } }) => {
        reached.push(injection);
        return injection.target.tabId === 3 ? Promise.reject(new Error("asleep")) : Promise.resolve([]);
      },
    },
  };

  await reachOpenTabs(["https://portal.example/*"], "content.js", chrome as unknown as typeof globalThis.chrome);

  expect(reached).toEqual(
    [3, 4].map((tabId) => ({ target: { tabId, allFrames: true }, files: ["content.js"], injectImmediately: true })),
  );
});

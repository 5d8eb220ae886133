import { expect, test } from "vitest";
import { readSettings, type Settings } from "./settings.js";
import { FakeBrowser } from "../testing/fake-browser.js";

test.each<[string, Record<string, unknown>, Settings]>([
  ["no policy, or none yet", {}, { trialOrigins: true, locale: undefined }],
  ["a policy", { trialOrigins: false, locale: "en" }, { trialOrigins: false, locale: "en" }],
  ["nonsense", { trialOrigins: "no", locale: "fr", pin: "123456" }, { trialOrigins: true, locale: undefined }],
])("%s", async (_what, policy, settings) => {
  const browser = new FakeBrowser();
  browser.policy = policy;

  expect(await readSettings(browser.asChrome.storage.managed)).toEqual(settings);
});

test("a policy that comes later is read when it is there", async () => {
  const browser = new FakeBrowser();
  await readSettings(browser.asChrome.storage.managed);
  browser.policy = { trialOrigins: false };

  expect((await readSettings(browser.asChrome.storage.managed)).trialOrigins).toBe(false);
});

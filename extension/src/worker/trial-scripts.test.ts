import { beforeEach, expect, test } from "vitest";
import { FakeBrowser } from "../testing/fake-browser.js";
import { PORTAL } from "../testing/portal.js";
import { AllowedOrigins } from "./allowed-origins.js";
import { TrialScripts } from "./trial-scripts.js";

const TRIAL = "https://trial.example";

let browser: FakeBrowser;
let scripts: TrialScripts;

beforeEach(() => {
  browser = new FakeBrowser();
  browser.granted = [`${PORTAL}/*`, `${TRIAL}/*`];
  scripts = new TrialScripts(new AllowedOrigins([PORTAL], browser.asChrome), "content.js", browser.asChrome);
});

test("an origin on trial gets the content script, its open tabs too, and the portal no second one", async () => {
  await scripts.synchronise();

  expect(browser.scripts).toEqual([
    { id: TRIAL, matches: [`${TRIAL}/*`], js: ["content.js"], runAt: "document_start", allFrames: true },
  ]);
  expect(browser.reached).toEqual([`${TRIAL}/*`]);
});

test("two changes at once register it once", async () => {
  await Promise.all([scripts.synchronise(), scripts.synchronise()]);

  expect(browser.scripts).toHaveLength(1);
  expect(browser.reached).toHaveLength(1);
});

test("when the trial ends, or trials are switched off, the script is taken back", async () => {
  await scripts.synchronise();
  browser.policy = { trialOrigins: false };
  await scripts.synchronise();
  expect(browser.scripts).toEqual([]);

  browser.policy = {};
  await scripts.synchronise();
  expect(browser.scripts).toHaveLength(1);

  browser.granted = [];
  await scripts.synchronise();
  expect(browser.scripts).toEqual([]);
});

test("after an update of the extension open tabs get their script anew", async () => {
  await scripts.synchronise();
  await scripts.renew();

  expect(browser.scripts).toHaveLength(1);
  expect(browser.reached).toHaveLength(2);
});

test("one failure does not keep the next change from its turn", async () => {
  const { query } = browser.tabs;
  browser.tabs.query = () => Promise.reject(new Error("no tabs"));
  await expect(scripts.synchronise()).rejects.toThrow("no tabs");
  browser.tabs.query = query;

  await scripts.renew();

  expect(browser.reached).toEqual([`${TRIAL}/*`]);
});

import { beforeEach, expect, test } from "vitest";
import { FakeBrowser } from "../testing/fake-browser.js";
import { PORTAL } from "../testing/portal.js";
import { AllowedOrigins } from "./allowed-origins.js";

const TRIAL = "https://trial.example:8443";

let browser: FakeBrowser;
let origins: AllowedOrigins;

beforeEach(() => {
  browser = new FakeBrowser();
  browser.granted = [`${PORTAL}/*`, `${TRIAL}/*`];
  origins = new AllowedOrigins([PORTAL, "http://localhost:*"], browser.asChrome);
});

test("the portal's origins and those on trial are allowed", async () => {
  expect(await origins.now()).toEqual([PORTAL, "http://localhost:*", TRIAL]);
  expect(await origins.trials()).toEqual([TRIAL]);
});

test("a trial that has ended is not remembered, and a new one counts at once", async () => {
  await origins.now();
  browser.granted = ["https://other.example/*"];

  expect(await origins.trials()).toEqual(["https://other.example"]);
});

test("an administrator may want no trials", async () => {
  browser.policy = { trialOrigins: false };

  expect(await origins.trials()).toEqual([]);
  expect(await origins.now()).toContain(PORTAL);
});

test.each([
  "https://*/*",
  "<all_urls>",
  "*://*/*",
  "https://*.example/*",
  "http://trial.example/*",
  "http://localhost/*",
])("the permission %s makes no trial", async (pattern) => {
  browser.granted = [pattern];

  expect(await origins.trials()).toEqual([]);
});

test.each(["permissions", "storage"] as const)(
  "the portal's pages work though the browser cannot tell its %s",
  async (what) => {
    const broken = { getAll: () => Promise.reject(new Error()), managed: { get: () => Promise.reject(new Error()) } };
    const { permissions, storage } = browser.asChrome;
    origins = new AllowedOrigins([PORTAL], { permissions, storage, [what]: broken });

    expect(await origins.now()).toEqual([PORTAL]);
  },
);

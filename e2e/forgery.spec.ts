import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.js";
import { PageLibrary } from "./stage/page-library.js";
import { PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";
import { VERSION } from "./stage/version.js";

/** Sends its parent everything that an extension could say, to every id that the page may use, with and without ports. */
const FORGER = `<script>
  const token = { unverifiedCertificate: "forged", algorithm: "FORGED", signature: "", format: "x", appVersion: "x" };
  const host = { product: "6.6.6", protocol: "2.0", profile: "forged", capabilities: ["login.authenticate"], formats: [] };
  const error = { code: "CANCELLED", retry: "NEVER", guidance: { title: "x", reason: "x", steps: [] }, facts: {} };
  const ids = ["1", "2", "3", "4", "5"];
  const forged = [
    { kind: "present", extension: "6.6.6", profile: "demo" },
    { kind: "find" },
    { kind: "opened", host },
    { kind: "refused", error },
    { kind: "gone", final: true },
    { kind: "connect", profile: "demo", library: "${VERSION}", locale: "en" },
    { kind: "close" },
    ...ids.flatMap((id) => [
      { kind: "progress", id, stage: "SIGNING" },
      { kind: "result", id, result: { token, tokens: [] } },
      { kind: "failed", id, error },
      { kind: "cancel", id },
      { kind: "question", id, method: "login.authenticate", params: { nonce: "f".repeat(44) } },
    ]),
  ];
  setInterval(() => {
    for (const message of forged) {
      for (const shape of [message, { channel: "signing-helper/1", ...message }]) {
        parent.postMessage(shape, "*");
        parent.postMessage(shape, "*", [new MessageChannel().port2]);
      }
    }
  }, 20);
</script>`;

/** Counts what the forger gets through to the page, so that silence would not pass for safety. */
const VICTIM_SCRIPT = `<script>
  window.forgeries = 0;
  addEventListener("message", ({ source }) => { window.forgeries += source === window ? 0 : 1; });
</script>`;

for (const kind of ["foreign", "allowed"] as const) {
  test(`a frame of ${kind} origin that forges replies changes nothing`, async ({ stage, installed, site }) => {
    site.page("/forger", FORGER);
    site.page(`/victim-${kind}`, `${VICTIM_SCRIPT}<iframe src="${site[kind]}/forger"></iframe>`);
    const page = await installed.context.newPage();
    await page.goto(`${site.allowed}/victim-${kind}`);
    const before = installed.host.frames("session.open").length;
    await moreForgeries(page);

    const library = new PageLibrary(page);
    expect(await library.connect()).toMatchObject({ extension: VERSION, host: VERSION, profile: "demo" });
    const login = library.login();
    const window = await stage.pinWindow();
    await moreForgeries(page);
    expect(await library.stages()).toEqual(["PROMPTING"]);
    await window.enterPin(PIN);

    expect(await login).toMatchObject({ algorithm: "SM2SM3" });
    expect(installed.host.frames("session.open")).toHaveLength(before + 1);
    await page.close();
  });
}

async function moreForgeries(page: Page): Promise<void> {
  const count = (): Promise<number> => page.evaluate(() => (window as unknown as { forgeries: number }).forgeries);
  const before = await count();
  await until("the forger has sent everything again", async () => (await count()) > before + 500);
}

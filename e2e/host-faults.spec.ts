import { join } from "node:path";
import { expect, test } from "./fixtures.js";
import type { Browser } from "./stage/browser.js";
import { allEnded } from "./stage/host.js";
import { PortalPage } from "./stage/portal-page.js";
import { ROOT } from "./stage/root.js";
import { VERSION } from "./stage/version.js";

/** A single browser for all faults: it looks for the host anew at each start. */
let browser: Browser;
let page: PortalPage;

test.beforeAll(async ({ sharedStage }) => {
  browser = await sharedStage.startBrowser({ registered: false });
  page = await PortalPage.open(browser.context, sharedStage.portal.ready.url);
});

test.afterAll(async () => {
  await browser.close();
});

/** The launcher of a copy whose own Java is gone. */
const WITHOUT_JAVA = `copy=$(mktemp -d); cp '${join(ROOT, "installer/installation/launcher/signing-helper")}' "$copy"; touch "$copy/complete"
"$copy/signing-helper" "$@"; rm -r "$copy"`;

const replacements = [
  { fault: "finds no Java", script: WITHOUT_JAVA, code: "JAVA_MISSING" },
  { fault: "exits at once", script: "exit 0", code: "HOST_EXITED" },
  { fault: "writes garbage", script: "echo No frame at all, however long one waits; cat", code: "HOST_GARBLED" },
  // The browser drops such frames without a word.
  { fault: "writes frames that are no JSON", script: "printf '\\005\\000\\000\\000hello'; cat", code: "HOST_SILENT" },
  { fault: "stays silent", script: "cat > /dev/null", code: "HOST_SILENT" },
];

for (const { fault, script, code } of replacements) {
  test(`tells the page when the host ${fault}`, { tag: fault === "stays silent" ? [] : "@full" }, async ({ stage }) => {
    await browser.host.replaceBy(script, stage.portal.ready.extensionId);
    await expectRefusal(code);
    await expectThatTheTrueHostAnswers();
  });
}

test("tells the page when the host is not registered", { tag: "@full" }, async () => {
  await browser.host.unregister();
  await expectRefusal("HOST_MISSING");
  await expectThatTheTrueHostAnswers();
});

test("tells the page when the registered program is not there", { tag: "@full" }, async () => {
  await browser.host.register();
  await browser.host.registerAs({ ...browser.host.manifest(), path: "/no/such/program" });
  await expectRefusal("HOST_MISSING");
  await expectThatTheTrueHostAnswers();
});

test("tells the page when the host is registered for another extension", { tag: "@full" }, async () => {
  await browser.host.register();
  const another = `chrome-extension://${"a".repeat(32)}/`;
  await browser.host.registerAs({ ...browser.host.manifest(), allowed_origins: [another] });
  await expectRefusal("HOST_FORBIDDEN");
  await expectThatTheTrueHostAnswers();
});

test("tells the page when the host dies while it waits, and the next question starts a new one", async ({ stage }) => {
  await browser.host.register();
  await page.library.connect();
  const login = page.library.login();
  await stage.pinWindow();
  const { hosts } = browser;

  hosts.forEach((pid) => process.kill(pid, "SIGKILL"));

  expect(await login).toMatchObject({ code: "HOST_EXITED" });
  expect(hosts).toHaveLength(1);
  await expectThatTheTrueHostAnswers();
});

async function expectRefusal(code: string): Promise<void> {
  const refusal = await page.library.connect();
  expect(refusal).toMatchObject({ code });
  expect(refusal).toHaveProperty("steps.0", expect.stringMatching(/./));
}

/** The control: without a fault the true host answers. */
async function expectThatTheTrueHostAnswers(): Promise<void> {
  await browser.host.register();
  expect(await page.library.connect()).toMatchObject({ host: VERSION });
  const { hosts } = browser;
  hosts.forEach((pid) => process.kill(pid));
  await allEnded(hosts);
}

import { createHash } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inflatedPdf } from "../stage/changed-documents.js";
import { freePort } from "../stage/free-port.js";
import { PageLibrary } from "../stage/page-library.js";
import { SamplePortal } from "../stage/sample-portal.js";
import { PIN } from "../stage/u-key.js";
import { Verifier } from "../stage/verifier.js";
import { pdf } from "./report-steps.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const TOKEN = createHash("sha256").update("of the journey alone").digest("hex");

/** A portal in Python that shares no code with the reference portal, and asks the verifier. */
export const VERIFIER_STEPS = {
  "verifier-service": async (visit) => {
    const folder = await mkdtemp(join(tmpdir(), "verifier-"));
    // The origin is configured in both, so the port must be known before their start.
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    await copyFile(join(dirname(visit.stage.portal.ready.token), "anchors.pem"), join(folder, "ca.pem"));
    const settings = { origins: [origin], trust: { signers: ["ca.pem"] }, revocation: { check: "NONE" } };
    const verifier = await Verifier.open(folder, settings, TOKEN);
    const portal = await SamplePortal.open(port, verifier.address, TOKEN);
    try {
      const login = await loggedIn(visit, origin, verifier);
      return `${login}; ${await judged(visit, verifier)}`;
    } finally {
      await portal.close();
      await verifier.close();
      await rm(folder, { recursive: true });
    }
  },
} satisfies Record<string, Step>;

async function loggedIn(visit: Visit, origin: string, verifier: Verifier): Promise<string> {
  const { page } = visit.portal;
  await servePage(visit, origin);
  try {
    await page.goto(`${origin}/`);
    const library = new PageLibrary(page);
    const status = await library.connect();
    expect(!("code" in status), "code" in status ? status.code : "");
    const nonce = await post(visit, "/challenge", "");
    expect(nonce.status === 200, `challenge: ${nonce.status}`);

    const token = library.login(nonce.text);
    const window = await visit.stage.pinWindow();
    await visit.takePicture("verifier-service-window");
    await window.enterPin(PIN);
    const sent = JSON.stringify({ nonce: nonce.text, token: await token });
    const login = await post(visit, "/login", sent);
    const own = createHash("sha256").update(visit.stage.uKey.certificate("sm2-signature"), "base64").digest("hex");
    expect(login.status === 200 && login.text.endsWith(own), `login: ${login.status} ${login.text}`);
    const again = await post(visit, "/login", sent);
    expect(again.status === 401, `the same token again: ${again.status}`);
    await page.unroute(`${origin}/**`);
    const direct = await askedByPage(visit, origin, verifier);
    expect(direct === 403, `a page that asks the verifier: ${direct}`);
    return `logged in at a portal in Python, certificate SHA-256 ${own}; the same token again 401; a page that asks the verifier itself 403`;
  } finally {
    await page.unroute(`${origin}/**`);
  }
}

/** A signed PDF passes; one that grows to gigabytes is left open when its time is over, and others are answered meanwhile. */
async function judged(visit: Visit, verifier: Verifier): Promise<string> {
  const signed = await pdf(visit);
  const passed = await verifier.ask("/v1/documents", { document: signed.toString("base64") });
  expect(passed.status === 200, `a signed PDF: ${passed.status} ${passed.code ?? ""}`);

  let isJudged = false;
  const verdict = verifier
    .ask("/v1/documents", { document: inflatedPdf(signed).toString("base64") })
    .finally(() => (isJudged = true));
  const meanwhile = await verifier.ask("/v1/challenges", { purpose: "login", session: "another" });
  expect(meanwhile.status === 200 && !isJudged, "the verifier was not asked meanwhile");
  const { status, code } = await verdict;
  const seen = `a PDF that grows to gigabytes: ${status} ${code ?? ""}`;
  expect(status === 422 && code === "INDETERMINATE", seen);
  return `a signed PDF: 200; ${seen}, and a challenge meanwhile`;
}

/** Gives the portal the page that it does not have itself; what the page sends goes to the portal. */
async function servePage({ portal: { page }, stage }: Visit, origin: string): Promise<void> {
  const library = await (await fetch(new URL("/signing-helper.js", stage.portal.ready.url))).text();
  await page.route(`${origin}/**`, async (route) => {
    if (route.request().method() === "POST") {
      await route.continue();
    } else if (route.request().url().endsWith("/signing-helper.js")) {
      await route.fulfill({ contentType: "text/javascript", body: library });
    } else {
      await route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: "<!doctype html><title>平台</title><h1>平台</h1>",
      });
    }
  });
}

function post({ portal: { page } }: Visit, path: string, body: string): Promise<{ status: number; text: string }> {
  return page.evaluate(
    async ([to, sent]) => {
      const answer = await fetch(to, { method: "POST", body: sent });
      return { status: answer.status, text: await answer.text() };
    },
    [path, body] as const,
  );
}

/** @returns the status that a page's own request has, which the page itself cannot read */
async function askedByPage({ portal: { page } }: Visit, origin: string, verifier: Verifier): Promise<number> {
  const address = `${verifier.address}/v1/challenges`;
  // The portal's own answer, from this computer: a page of any other the browser would keep from it by itself.
  await page.goto(origin);
  const [answered] = await Promise.all([
    page.waitForResponse(address),
    page.evaluate((to) => fetch(to, { method: "POST", mode: "no-cors", body: "{}" }).then(() => undefined), address),
  ]);
  return answered.status();
}

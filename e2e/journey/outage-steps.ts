import { X509Certificate } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ResponderBetween } from "../stage/responder-between.js";
import { SpringPortal } from "../stage/spring-portal.js";
import { PIN } from "../stage/u-key.js";
import { until } from "../stage/until.js";
import { inWindow, logInByPassword, openPage, PASSWORD, press } from "./spring-steps.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** Failures in a row after which the starter asks a server no more for a while, and that while. */
const FAILURES = 3;
const PAUSE_MS = 30_000;
const PAGES = 5;

/** A portal on the starter whose CA's responder accepts questions and answers none. */
export const OUTAGE_STEPS = {
  "ocsp-hangs": async (visit) => {
    const anchors = join(dirname(visit.stage.portal.ready.token), "anchors.pem");
    const responder = await ResponderBetween.open(responderOf(visit));
    try {
      const portal = await SpringPortal.open(anchors, PASSWORD, await asking(anchors, responder.address));
      try {
        return await goThrough(visit, portal, responder);
      } finally {
        await portal.close();
      }
    } finally {
      await responder.close();
    }
  },
} satisfies Record<string, Step>;

async function goThrough(visit: Visit, portal: SpringPortal, responder: ResponderBetween): Promise<string> {
  await openPage(visit, portal);
  await logInByPassword(visit);
  await inWindow(visit, "bind");
  await press(visit, "logout");
  responder.set(true);
  const slowest = [];
  for (let failure = 0; failure < FAILURES; failure++) {
    slowest.push(await refusedLogin(visit, portal, responder));
  }
  const down = await portal.health();
  const told = JSON.stringify(down);
  expect(down.status === "DOWN" && told.includes(responder.address) && told.includes("is not asked until"), told);
  await visit.takePicture("ocsp-hangs");
  responder.set(false);
  const paused = Date.now() + PAUSE_MS;
  await until("the pause is over", () => Promise.resolve(Date.now() > paused), 2 * PAUSE_MS);
  await inWindow(visit, "login");
  const up = await portal.health();
  expect(up.status === "UP" && JSON.stringify(up).includes("is asked"), JSON.stringify(up));
  const pages = `${FAILURES * PAGES} pages came while logins waited, the slowest after ${Math.max(...slowest)} ms`;
  return `${FAILURES} logins refused (on-unknown REFUSE), ${pages}; health DOWN, then a login and UP`;
}

/** @returns milliseconds of the slowest page that came before the login's answer */
async function refusedLogin(visit: Visit, portal: SpringPortal, responder: ResponderBetween): Promise<number> {
  const { page } = visit.portal;
  await page.locator("#login").click();
  await (await visit.stage.pinWindow()).enterPin(PIN);
  await until("the portal asks the responder", () => Promise.resolve(responder.held > 0));
  let slowest = 0;
  for (let count = 0; count < PAGES; count++) {
    const begin = performance.now();
    expect((await fetch(portal.url)).ok, "a page does not come");
    slowest = Math.max(slowest, Math.round(performance.now() - begin));
  }
  expect((await page.locator("#result[data-state]").count()) === 0, "the login has ended before the pages came");
  const { state, code } = (await visit.portal.outcome()) as { state?: string; code?: string };
  await visit.stage.noWindow();
  expect(state !== "ok", `logged in, although nobody tells of revocations: ${state ?? ""} ${code ?? ""}`);
  return slowest;
}

/** Properties by which the starter asks this responder of each CA, at each login. */
async function asking(anchors: string, responder: string): Promise<Record<string, string>> {
  const roots = (await readFile(anchors, "utf8")).match(/-----BEGIN[^]+?-----END CERTIFICATE-----/g) ?? [];
  const properties: Record<string, string> = {
    "signing-helper.revocation.check": "online",
    "signing-helper.revocation.keep": "0s",
    "signing-helper.revocation.patience": "6s",
    "management.endpoint.health.show-details": "always",
  };
  for (const [index, root] of roots.entries()) {
    const file = `${anchors}.${index}.pem`;
    await writeFile(file, `${root}\n`);
    properties[`signing-helper.revocation.authorities[${index}].certificate`] = `file:${file}`;
    properties[`signing-helper.revocation.authorities[${index}].responders`] = responder;
  }
  return properties;
}

/** @returns address that the CA writes into its certificates */
function responderOf({ stage }: Visit): URL {
  const certificate = new X509Certificate(Buffer.from(stage.uKey.certificate("sm2-signature"), "base64"));
  const address = /OCSP - URI:(\S+)/.exec(certificate.infoAccess ?? "")?.[1];
  expect(address !== undefined, `no responder in ${certificate.infoAccess ?? "the certificate"}`);
  return new URL(address ?? "");
}

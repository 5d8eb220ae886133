import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { SpringPortal } from "../stage/spring-portal.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const USER_NAME = "demo-supplier";
export const PASSWORD = "password of the journey";

/** A portal that stands on the starter for Spring Boot, and shares no code of its server with the reference portal. */
export const SPRING_STEPS = {
  "spring-portal": async (visit) => {
    const portal = await SpringPortal.open(join(dirname(visit.stage.portal.ready.token), "anchors.pem"), PASSWORD);
    try {
      await openPage(visit, portal);
      await logInByPassword(visit);
      await inWindow(visit, "bind");
      await press(visit, "logout");
      await inWindow(visit, "login");
      const certificate = await certificateOfLogin(visit);
      const signed = await inWindow(visit, "sign");
      const { form, certificate: signer } = signed as { form?: string; certificate?: string };
      expect(form === "PKCS7_501" && signer === certificate, `${form ?? "no form"}, signed by ${signer ?? "nobody"}`);
      return `bound, logged in and signed (${form}), certificate SHA-256 ${certificate}; without CSRF token 403`;
    } finally {
      await portal.close();
    }
  },
} satisfies Record<string, Step>;

/** Opens the page, and asks once without the CSRF token, as a stranger's page would. */
export async function openPage({ portal: { page } }: Visit, { url }: SpringPortal): Promise<void> {
  await page.goto(url);
  await page.locator("html[data-ready]").waitFor();
  const status = await page.evaluate(async () => (await fetch("/signing-helper/challenge", { method: "POST" })).status);
  expect(status === 403, `status ${status} without CSRF token`);
}

export async function logInByPassword(visit: Visit): Promise<void> {
  const { page } = visit.portal;
  await page.locator("#user-name").fill(USER_NAME);
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#password-form button").click();
  await done(visit, "password");
}

export async function press(visit: Visit, button: string): Promise<void> {
  await visit.portal.page.locator(`#${button}`).click();
  await done(visit, button);
}

/** Presses a button whose window asks for the PIN. */
export async function inWindow(visit: Visit, button: "bind" | "login" | "sign"): Promise<object> {
  await visit.during(
    () => visit.portal.page.locator(`#${button}`).click(),
    async (window) => {
      await visit.takePicture(`spring-portal-${button}-window`);
      await window.enterPin(PIN);
    },
  );
  return done(visit, button);
}

/** @returns what the page shows of it */
async function done(visit: Visit, button: string): Promise<object> {
  const outcome = (await visit.portal.outcome()) as { state?: string };
  await visit.takePicture(`spring-portal-${button}`);
  expect(outcome.state === "ok", `${button}: ${await visit.portal.resultText()}`);
  return outcome;
}

/** @returns SHA-256 of the certificate that the server says has logged in, which must be the SM2 key's */
async function certificateOfLogin({ portal: { page }, stage }: Visit): Promise<string> {
  const account = page.locator(`#account[data-user-name="${USER_NAME}"]`);
  await account.waitFor();
  const seen = (await account.getAttribute("data-certificate")) ?? "";
  const own = createHash("sha256").update(stage.uKey.certificate("sm2-signature"), "base64").digest("hex");
  expect(seen === own, `logged in with ${seen}, not with the certificate ${own}`);
  return seen;
}

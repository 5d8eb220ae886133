import { migrated, OLD_FAMILIES, type OldFamily, OldPage } from "../stage/old-page.js";
import { signIn, signInAfter } from "../stage/old-sign-in.js";
import { Site } from "../stage/site.js";
import { LIBRARY } from "../stage/stage.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const SECRET = "投标报价：100 万元";

/** Old pages, each written for a CA's own program, before the codemod and after it. */
export const OLD_STEPS = {
  "old-ucapi": (visit) => signedIn(visit, "ucapi"),
  "old-xtxsab": (visit) => signedIn(visit, "xtxsab"),
  "old-sof": (visit) => signedIn(visit, "sof"),
  "old-netca": (visit) => signedIn(visit, "netca"),
  "old-topesa": (visit) => signedIn(visit, "topesa"),
  "migrate-writes": migrateWrites,
  "old-login-verified": oldLoginVerified,
  "old-open-bid": (visit) => atSite((site) => oldOpenBid(visit, site)),
} satisfies Record<string, Step>;

async function atSite(step: (site: Site) => Promise<string>): Promise<string> {
  const site = await Site.open(LIBRARY);
  try {
    return await step(site);
  } finally {
    await site.close();
  }
}

function signedIn(visit: Visit, family: OldFamily): Promise<string> {
  return atSite(async (site) => {
    const { browser, stage } = visit;
    const { before, after, signers } = await signIn({ browser, stage, site }, family, () =>
      visit.takePicture(`old-${family}-window`),
    );
    const calls = after.calls.map(([name, form]) => `${name} ${form}`);
    expect(calls.join() === before.calls.map(([name, form]) => `${name} ${form}`).join(), calls.join());
    expect(!after.fields.includes("pin"), "the page has still a PIN");
    expect(signers === 1, `OpenSSL believes in ${signers} signers`);
    return `${calls.length} calls in the order and the forms of before, no PIN field; OpenSSL verifies the signature`;
  });
}

async function migrateWrites(): Promise<string> {
  const told = [];
  for (const family of Object.keys(OLD_FAMILIES) as OldFamily[]) {
    const { first, second } = await migrated(family);
    const [counts = ""] = first.trim().split("\n").slice(-1);
    expect(counts.endsWith("to think about 0; files changed: 1 of 1"), counts);
    expect(second.endsWith("files changed: 0 of 1\n"), "a second run changes the page again");
    told.push(`${family}: ${counts.split(";")[0] ?? ""}`);
  }
  return `${told.join("; ")}; a second run changes nothing`;
}

/** The server writes its nonce into the page, and verifies the form that comes back, once. */
function oldLoginVerified(visit: Visit): Promise<string> {
  return atSite(async (site) => {
    const { browser, stage } = visit;
    const at = (path: string): URL => new URL(path, stage.portal.ready.url);
    const challenge = await fetch(at("/api/challenge"), { method: "POST" });
    const { nonce } = (await challenge.json()) as { nonce: string };
    const cookie = challenge.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const { form: body } = await signInAfter({ browser, stage, site }, "sof", nonce, () => Promise.resolve());
    const send = (): Promise<Response> => fetch(at("/old-login"), { method: "POST", body, headers: { cookie } });

    const accepted = await send();
    expect(accepted.status === 200, `${accepted.status} ${await accepted.text()}`);
    const again = await send();
    const { verification } = (await again.json()) as { verification: string };
    const reason = (await stage.portal.verification(verification))?.reason;
    expect(again.status === 401 && reason === "CHALLENGE_UNKNOWN", `${again.status} ${reason ?? ""}`);
    return "the portal accepts the form of an old page over its nonce; sent again: CHALLENGE_UNKNOWN";
  });
}

/** Seals a text to the user's own certificate, as a page of EnvSeal does, and opens it at the button of the page. */
async function oldOpenBid({ browser, stage }: Visit, site: Site): Promise<string> {
  const { page } = await OldPage.after(browser, site, "ucapi");
  await page.exposeFunction("sealed", (envelope: string) => page.locator("#secret").fill(envelope));
  await page.evaluate((text) => {
    document.querySelector("#certs")?.addEventListener("click", () => void seal(), { once: true });

    async function seal(): Promise<void> {
      const certs = new (window as unknown as { CerticateCollectionX: new () => Old }).CerticateCollectionX();
      await certs.setCF_KeyUsage(0x10);
      await certs.Load();
      const own = await certs.GetAt(0);
      await (window as unknown as { sealed: (text: string) => Promise<void> }).sealed(await own.EnvSeal(text));
    }

    interface Old {
      setCF_KeyUsage: (usage: number) => Promise<number>;
      Load: () => Promise<number>;
      GetAt: (index: number) => Promise<{ EnvSeal: (text: string) => Promise<string> }>;
    }
  }, SECRET);
  await page.locator("#certs").click();
  await (await stage.certificateWindow()).chooseCertificate(0);
  await (await stage.recipientsWindow()).agreeToRecipients();
  await page.waitForFunction(() => (document.querySelector("#secret") as HTMLTextAreaElement).value !== "");
  await page.locator("#open").click();
  await (await stage.pinWindow()).enterPin(PIN);
  await page.waitForFunction(() => (document.querySelector("#opened") as HTMLInputElement).value !== "");
  const opened = await page.locator("#opened").inputValue();
  expect(opened === SECRET, opened);
  await page.close();
  return `${opened.length} characters, sealed by EnvSeal and opened by EnvOpen with the encryption certificate`;
}

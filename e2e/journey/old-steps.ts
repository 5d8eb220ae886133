import { BARE_FAMILIES, loginBare, sealAndOpen } from "../stage/old-bid.js";
import { migrated, OLD_FAMILIES, type OldFamily } from "../stage/old-page.js";
import { signIn, signInAfter } from "../stage/old-sign-in.js";
import type { PortalOptions } from "../stage/portal.js";
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
  "old-open-bid": oldOpenBid,
} satisfies Record<string, Step>;

/** The stage that {@link BARE_STEPS} need. */
export const BARE_STAGE: PortalOptions = { softwareKeyOnly: true, cms: "PKCS7_501_WITHOUT_ATTRIBUTES" };

/** Old pages with a profile that names a form without attributes. */
export const BARE_STEPS = { "old-bare-login": oldBareLogin } satisfies Record<string, Step>;

async function signedIn(visit: Visit, family: OldFamily): Promise<string> {
  const { before, after, signers } = await signIn(visit, family, () => visit.takePicture(`old-${family}-window`));
  const calls = after.calls.map(([name, form]) => `${name} ${form}`);
  expect(calls.join() === before.calls.map(([name, form]) => `${name} ${form}`).join(), calls.join());
  expect(!after.fields.includes("pin"), "the page has still a PIN");
  expect(signers === 1, `OpenSSL believes in ${signers} signers`);
  return `${calls.length} calls in the order and the forms of before, no PIN field; OpenSSL verifies the signature`;
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

/** The portal verifies the form that the browser sends, over the nonce that it wrote into the page, once. */
async function oldLoginVerified(visit: Visit): Promise<string> {
  const { browser, stage } = visit;
  const { form: body } = await signInAfter(visit, "sof", () => Promise.resolve());
  const [accepted] = (await stage.portal.verifications()).slice(-1);
  expect(accepted?.outcome === "ACCEPTED", accepted?.reason ?? "");
  const url = new URL("/old-login", stage.portal.ready.url);
  const cookies = await browser.context.cookies(url.href);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const again = await fetch(url, { method: "POST", body, headers: { cookie } });
  const { verification } = (await again.json()) as { verification: string };
  const reason = (await stage.portal.verification(verification))?.reason;
  expect(again.status === 401 && reason === "CHALLENGE_UNKNOWN", `${again.status} ${reason ?? ""}`);

  const { form } = await signInAfter(visit, "ucapi", () => Promise.resolve());
  const [replayable] = (await stage.portal.verifications()).slice(-1);
  expect(replayable?.outcome === "ACCEPTED", replayable?.reason ?? "");
  return (
    "the portal accepts the form of an old page over its nonce; sent again: CHALLENGE_UNKNOWN; " +
    `over the page's own random number, ${form.get("random") ?? ""}, as one that can be replayed`
  );
}

/** Each family's page seals a text to the user's own certificate, and opens it at its own button. */
async function oldOpenBid(visit: Visit): Promise<string> {
  const told = [];
  for (const family of Object.keys(OLD_FAMILIES) as OldFamily[]) {
    const { before, after, result } = await sealAndOpen(visit, family);
    expect(result === SECRET, `${family}: ${result}`);
    expect(after.join() === before.join(), `${family}: ${after.join()}`);
    told.push(`${family} ${after.length}`);
  }
  return `sealed and opened, with the calls of before: ${told.join(", ")}`;
}

/** The portal verifies a signature without a CMS, beside its certificate. */
async function oldBareLogin(visit: Visit): Promise<string> {
  for (const family of BARE_FAMILIES) {
    const { before, after, result } = await loginBare(visit, family);
    expect(result === "ACCEPTED", `${family}: ${result}`);
    expect(after.join() === before.join(), `${family}: ${after.join()}`);
  }
  return `accepted, with the calls of before: ${BARE_FAMILIES.join(", ")}`;
}

import { migrated, OLD_FAMILIES, type OldFamily } from "../stage/old-page.js";
import { signIn, signInAfter } from "../stage/old-sign-in.js";
import { Site } from "../stage/site.js";
import { LIBRARY } from "../stage/stage.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** Old pages, each written for a CA's own program, before the codemod and after it. */
export const OLD_STEPS = {
  "old-ucapi": (visit) => signedIn(visit, "ucapi"),
  "old-xtxsab": (visit) => signedIn(visit, "xtxsab"),
  "old-sof": (visit) => signedIn(visit, "sof"),
  "old-netca": (visit) => signedIn(visit, "netca"),
  "old-topesa": (visit) => signedIn(visit, "topesa"),
  "migrate-writes": migrateWrites,
  "old-login-verified": oldLoginVerified,
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

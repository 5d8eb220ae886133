import { dirname, join } from "node:path";
import { judgedByPython, type SentToken } from "../stage/token-vectors.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** The login token as an open format: by a verifier that shares nothing with the library. */
export const TOKEN_STEPS = {
  "token-vectors": async (visit) => {
    const sent = [await sentByLogin(visit, "SM2SM3", 0), await sentByLogin(visit, "RS256", 1)];
    const anchors = join(dirname(visit.stage.portal.ready.token), "anchors.pem");
    const lines = await judgedByPython(sent, anchors);
    const differing = lines.filter((line) => !line.startsWith("as expected"));
    expect(differing.length === 0, differing.join("; "));
    return `${lines.length - sent.length} vectors and ${sent.length} tokens of this host, judged by Python with OpenSSL`;
  },
} satisfies Record<string, Step>;

async function sentByLogin(visit: Visit, algorithm: string, furtherDown: number): Promise<SentToken> {
  const [request] = await Promise.all([
    visit.portal.page.waitForRequest((asked) => new URL(asked.url()).pathname === "/api/login"),
    visit.login(`token-vectors-${algorithm}`, algorithm, furtherDown),
  ]);
  return { origin: new URL(visit.portal.page.url()).origin, request: request.postData() ?? "" };
}

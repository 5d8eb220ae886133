import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ran } from "./command-line.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";

const FOLDER = join(ROOT, "docs", "login-token");
const SESSION = "journey";
const LIFETIME_MS = 5 * 60 * 1000;

/** Request with a login token, as the portal's page sent it. */
export interface SentToken {
  origin: string;
  /** JSON with nonce and token. */
  request: string;
}

/**
 * Judges the vectors of the open format, and a host's own tokens, by the verifier in Python.
 *
 * @param anchors file of the CAs in PEM
 * @returns a line for each, which begins with the comparison
 */
export async function judgedByPython(sent: readonly SentToken[], anchors: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "token-vectors-"));
  try {
    const own = join(folder, "own.json");
    await writeFile(own, JSON.stringify(await asVectors(sent, anchors)));
    return [...(await judged(join(FOLDER, "vectors.json"))), ...(await judged(own))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function judged(vectors: string): Promise<string[]> {
  const { out, errors } = await ran(tool("python3"), ["-B", "check_vectors.py", vectors], FOLDER);
  if (errors !== "") {
    throw new Error(errors);
  }
  return out.trim().split("\n");
}

async function asVectors(sent: readonly SentToken[], anchors: string): Promise<object> {
  const blocks = (await readFile(anchors, "utf8")).matchAll(
    /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g,
  );
  return {
    origins: [...new Set(sent.map(({ origin }) => origin))],
    anchors: [...blocks].map(([, base64 = ""]) => base64.replace(/\s/g, "")),
    vectors: sent.map(({ request }, index) => ({
      name: `the host's token ${index + 1}`,
      purpose: "LOGIN",
      challenge: {
        nonce: (JSON.parse(request) as { nonce: string }).nonce,
        purpose: "LOGIN",
        browserSession: SESSION,
        expires: new Date(Date.now() + LIFETIME_MS).toISOString(),
      },
      now: new Date().toISOString(),
      browserSession: SESSION,
      request,
      outcome: "ACCEPTED",
    })),
  };
}

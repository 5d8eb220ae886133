import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { tool } from "./tools.js";

/**
 * @param cms detached, in DER
 * @returns the number of signers, of whom OpenSSL accepts every signature over the content; chains are not looked at
 */
export async function signersByOpenSsl(cms: Buffer, content: Buffer): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "signers-"));
  const [signed, detached, signers] = ["signed", "content", "signers"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    await writeFile(signed, cms);
    await writeFile(detached, content);
    const files = ["-in", signed, "-content", detached, "-signer", signers, "-out", join(folder, "out")];
    await promisify(execFile)(tool("openssl"), ["cms", "-verify", "-binary", "-inform", "DER", "-noverify", ...files]);
    return (await readFile(signers, "latin1")).split("BEGIN CERTIFICATE").length - 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

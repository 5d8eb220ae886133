import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { KeyFiles } from "./field-signature.js";
import { pageOf, pdfOf } from "./sample-documents.js";
import { tool } from "./tools.js";

/** Digits that the signature may take. */
const ROOM = 16_384;
const RANGE = "[0 ########## ########## ##########]";

/**
 * A PDF of one page with a signature over all of it (ISO 32000-1, 12.8.1), which OpenSSL makes in the form of PAdES.
 *
 * @param files of an RSA or EC key
 */
export async function signedPdf(text: string, files: KeyFiles): Promise<Buffer> {
  const unsigned = document(text);
  const from = unsigned.indexOf(`<${"0".repeat(ROOM)}>`);
  const behind = from + ROOM + 2;
  const range = `[0 ${from} ${behind} ${unsigned.length - behind}]`.padEnd(RANGE.length);
  const ranged = Buffer.from(unsigned.replace(RANGE, range), "latin1");
  const cms = await signed(Buffer.concat([ranged.subarray(0, from), ranged.subarray(behind)]), files);
  ranged.write(cms.toString("hex"), from + 1, "latin1");
  return ranged;
}

function document(text: string): string {
  const field = "/Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [0 0 0 0] /P 3 0 R /V 7 0 R";
  const form = "/Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached";
  return pdfOf([
    ...pageOf(text, "/AcroForm << /Fields [6 0 R] /SigFlags 3 >> ", "/Annots [6 0 R] "),
    `<< /Type /Annot ${field} >>`,
    `<< /Type /Sig ${form} /ByteRange ${RANGE} /Contents <${"0".repeat(ROOM)}> >>`,
  ]);
}

async function signed(content: Buffer, { key, certificate }: KeyFiles): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "signed-pdf-"));
  try {
    const file = join(folder, "content");
    await writeFile(file, content);
    const signing = ["cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in", file];
    const by = ["-signer", certificate, "-inkey", key, "-outform", "DER", "-out", `${file}.cms`];
    await promisify(execFile)(tool("openssl"), [...signing, ...by]);
    return await readFile(`${file}.cms`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { tool } from "./tools.js";
import type { KeyFiles } from "./field-signature.js";

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
  const content = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /SigFlags 3 >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R] /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [0 0 0 0] /P 3 0 R /V 7 0 R >>",
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ${RANGE} /Contents <${"0".repeat(ROOM)}> >>`,
  ];
  let pdf = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  return `${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
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

import { readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ran } from "../stage/command-line.js";
import { tool } from "../stage/tools.js";
import type { UKey } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** A person's number of nobody: its division is a whole province. */
const NUMBER = "110000190001010004";

/** Subjects as CAs write them, and who is shown. */
const HOLDERS = [
  { subject: `/C=CN/O=无/CN=051@张样本@0${NUMBER}@1/serialNumber=SF${NUMBER}`, shown: "张样本" },
  { subject: "/C=CN/O=无/CN=1800000000000000001@样本丙有限公司@01@015", shown: "样本丙有限公司" },
];

/** Names of holders in certificates that OpenSSL makes. */
export const HOLDER_STEPS = {
  "holder-named-right": async (visit) => {
    const { uKey } = visit.stage;
    const { certificate } = uKey.spare.files("sm2-signature");
    const issued = await readFile(certificate);
    try {
      const seen: string[] = [];
      for (const [index, { subject, shown }] of HOLDERS.entries()) {
        await uKey.unplug();
        await uKey.spare.unplug();
        await certify(uKey.spare, subject);
        await uKey.spare.plugIn();
        seen.push(await listed(visit, shown));
        const refused = await visit.refusedLogin(async (window) => {
          await visit.takePicture(`holder-named-right-${String(index + 1)}-window`);
          await window.cancel();
        });
        expect(refused === "CANCELLED", refused);
      }
      return `listed: ${seen.join("; ")}`;
    } finally {
      await writeFile(certificate, issued);
      await uKey.restore();
    }
  },
} satisfies Record<string, Step>;

/** Gives the key another certificate, signed by itself. */
async function certify(uKey: UKey, subject: string): Promise<void> {
  const { key, certificate } = uKey.files("sm2-signature");
  const made = ["req", "-x509", "-new", "-utf8", "-sm3", "-key", key, "-subj", subject, "-out", certificate];
  const extensions = ["basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature,nonRepudiation"];
  const args = [...made, ...extensions.flatMap((one) => ["-addext", one])];
  const { exitCode, errors } = await ran(tool("openssl"), args, dirname(certificate));
  expect(exitCode === 0, errors);
}

/** @returns the line of the certificate, in which the holder comes first */
async function listed({ stage }: Visit, shown: string): Promise<string> {
  const { host, token } = stage.portal.ready;
  const given = ["certificate", "list", "--lang", "zh-CN"];
  const { out, errors } = await ran(host, given, dirname(token), { ...stage.display.environment, LC_ALL: "C.UTF-8" });
  const line = out.split("\n").find((one) => one.startsWith(shown)) ?? "";
  expect(line !== "" && !out.includes(NUMBER), `${out}${errors}`);
  return line;
}

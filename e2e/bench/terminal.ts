import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ran } from "../stage/command-line.js";
import type { Portal } from "../stage/portal.js";
import { signedPdf } from "../stage/signed-pdf.js";
import { UKey } from "../stage/u-key.js";
import { Measured } from "./measured.js";

const RUNS = { page: 21, large: 5 } as const;
const LARGE = 300 * 1024 * 1024;
const BASELINE = ": pdfsig";

/** Verifies PDF files from the terminal, in turn with pdfsig, which looks at no certificate and judges no later change. */
export async function measureTerminal({ ready }: Portal, folder: string): Promise<void> {
  const environment = { XDG_STATE_HOME: join(folder, "state"), XDG_CONFIG_HOME: join(folder, "config") };
  const signer = new UKey(ready.token).files("ec-signature");
  const texts = { page: "Total: 10000", large: `Total) Tj${" ".repeat(LARGE)}(: 10000` };
  const times = new Measured();
  for (const kind of ["page", "large"] as const) {
    const file = join(folder, `${kind}.pdf`);
    await writeFile(file, await signedPdf(texts[kind], signer));
    const verify = () => passed(ready.host, ["verify", file], "Verdict: valid", folder, environment);
    await verify();
    for (let run = 0; run < RUNS[kind]; run++) {
      await times.measure(kind + BASELINE, () => passed("pdfsig", ["-nocert", file], "Signature is Valid", folder));
      await times.measure(`${kind}: verify`, verify);
    }
  }
  await times.report("terminal", (what) => what.replace(/:.*/, BASELINE));
}

/** Runs a program that has to find the signature valid. */
async function passed(
  program: string,
  args: string[],
  said: string,
  folder: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<void> {
  const { exitCode, out, errors } = await ran(program, args, folder, { LC_ALL: "C.UTF-8", ...variables });
  if (exitCode !== 0 || !out.includes(said)) {
    throw new Error(`${program} ended with ${exitCode}.\n${out}${errors}`);
  }
}

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ran } from "../stage/command-line.js";
import { ROOT } from "../stage/root.js";
import { tool } from "../stage/tools.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const SAMPLE = join(ROOT, "samples", "desktop-client", "sign.py");
const CONTENT = "投标报价：100 万元\n";

/** The host as the child of a program that is no browser. */
export const CLIENT_STEPS = {
  "stdio-client": async (visit) => {
    const folder = await mkdtemp(join(tmpdir(), "stdio-client-"));
    try {
      return await signedByClient(visit, folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
} satisfies Record<string, Step>;

/** Signs with the RSA key, the second in the list, because OpenSSL judges it. */
async function signedByClient(visit: Visit, folder: string): Promise<string> {
  const { stage } = visit;
  const file = join(folder, "投标报价.txt");
  await writeFile(file, CONTENT);
  const signing = ran(tool("python3"), [SAMPLE, stage.portal.ready.host, file], folder, {
    ...stage.display.environment,
    LC_ALL: "C.UTF-8",
    XDG_STATE_HOME: folder,
  });
  const window = await stage.pinWindow();
  await window.chooseFurtherDown(1);
  await visit.takePicture("stdio-client-window");
  await window.enterPin(PIN);
  const { exitCode, errors } = await signing;
  expect(exitCode === 0, errors);

  const anchors = join(dirname(stage.portal.ready.token), "anchors.pem");
  const given = ["-inform", "DER", "-in", `${file}.p7s`, "-content", file, "-CAfile", anchors, "-purpose", "any"];
  const judged = await ran(tool("openssl"), ["cms", "-verify", "-binary", ...given], folder);
  expect(judged.exitCode === 0 && judged.out === (await readFile(file, "utf8")), judged.errors);
  return `a program of Python signed ${CONTENT.length} characters after one PIN; judged by OpenSSL with the demo's CA`;
}

import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ran } from "../stage/command-line.js";
import { ROOT } from "../stage/root.js";
import { tool } from "../stage/tools.js";
import { SUPPLIER } from "../stage/portal-page.js";
import { PIN } from "../stage/u-key.js";
import { type Asked, askAsAnother } from "../stage/impostor.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const SAMPLE = join(ROOT, "samples", "desktop-client", "sign.py");
const CONTENT = "投标报价：100 万元\n";

/** The host as the child of a program that is no browser. */
export const CLIENT_STEPS = {
  "stdio-client": (visit) => inFolder((folder) => signedByClient(visit, folder)),
  "desktop-impostor-refused": (visit) => inFolder((folder) => refusedImpostor(visit, folder)),
} satisfies Record<string, Step>;

async function inFolder(step: (folder: string) => Promise<string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "client-"));
  try {
    return await step(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

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

interface Answer {
  result?: { capabilities: string[] };
  error?: { data: { code: string; guidance: { steps: string[] } } };
}

async function refusedImpostor({ stage }: Visit, folder: string): Promise<string> {
  const { host, url } = stage.portal.ready;
  const session = randomUUID();
  const nonce = randomBytes(32).toString("base64");
  const account = { ...SUPPLIER, role: "supplier" };
  const requests: Asked[] = [
    { method: "session.open", params: { session, client: "某某投标客户端", protocol: "2.0", locale: "zh-CN" } },
    { method: "login.authenticate", params: { session, nonce } },
    { method: "login.bind", params: { session, nonce, account } },
  ];
  const { exitCode, out, errors } = await askAsAnother(host, folder, new URL(url).origin, requests, {
    ...stage.display.environment,
    XDG_STATE_HOME: folder,
  });
  expect(exitCode === 0 && out !== "", errors);
  const [opened, ...refused] = JSON.parse(out) as Answer[];
  const capabilities = opened?.result?.capabilities ?? [];
  expect(capabilities.includes("signature.sign"), out);
  expect(!capabilities.some((name) => name.startsWith("login.")), out);
  for (const { error } of refused) {
    expect(error?.data.code === "METHOD_NOT_ALLOWED", out);
    expect(error?.data.guidance.steps[0]?.includes("请在浏览器中打开平台网站") === true, out);
  }
  return "a program behind another's file may sign; login and binding: METHOD_NOT_ALLOWED, with the way to the browser";
}

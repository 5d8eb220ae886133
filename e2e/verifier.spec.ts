import { expect, test } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ran } from "./stage/command-line.js";
import { Containers } from "./stage/container.js";
import { end } from "./stage/processes.js";
import { ROOT } from "./stage/root.js";
import { tool } from "./stage/tools.js";
import { asked, Verifier, VERIFIER_JAR } from "./stage/verifier.js";

const TOKEN = "0123456789abcdef0123456789abcdef";
const SETTINGS = {
  origins: ["https://portal.example"],
  trust: { signers: ["ca.pem"] },
  revocation: { check: "NONE" },
};
const CHALLENGE = { purpose: "login", session: "s" };

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "verifier-"));
  const made = [
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
  ];
  const { exitCode, errors } = await ran(tool("openssl"), ["req", "-x509", ...made, "-subj", "/O=CA"], folder);
  expect(exitCode, errors).toBe(0);
});

test.afterEach(() => rm(folder, { recursive: true }));

test("the verifier starts from its one jar, and ends when it is told to", async () => {
  const verifier = await Verifier.open(folder, SETTINGS, TOKEN);
  const { status, nonce } = await verifier.ask("/v1/challenges", CHALLENGE);
  expect(status).toBe(200);
  expect(nonce).toHaveLength(44);
  // As a signal's end, after the requests under way.
  expect(await verifier.close()).toBe(143);
});

test("with a wrong setting it names it and starts nothing", async () => {
  await writeFile(join(folder, "verifier.json"), JSON.stringify({ ...SETTINGS, listen: { address: "0.0.0.0" } }));
  const { exitCode, errors } = await ran(tool("java"), ["-jar", VERIFIER_JAR, join(folder, "verifier.json")], folder);
  expect(exitCode).toBe(1);
  expect(errors).toContain("listen.address");
});

test("it has the description and the licence within", async () => {
  const described = await ran("unzip", ["-p", VERIFIER_JAR, "openapi.yaml"], folder);
  expect(described.out).toBe(await readFile(join(ROOT, "docs/verifier/openapi.yaml"), "utf8"));
  const licence = await ran("unzip", ["-p", VERIFIER_JAR, "META-INF/LICENSE"], folder);
  expect(licence.out).toBe(await readFile(join(ROOT, "LICENSE"), "utf8"));
});

test("its Containerfile is built, and the image answers @full", async () => {
  test.skip(process.env.CI !== "true" && spawnSync("buildah", ["--version"]).status !== 0, "buildah is not installed");
  const containers = new Containers(join(folder, "containers"));
  await mkdir(join(folder, "containers"));
  await mkdir(join(folder, "settings"));
  await writeFile(join(folder, "settings/ca.pem"), await readFile(join(folder, "ca.pem")));
  await writeFile(join(folder, "settings/verifier.json"), JSON.stringify({ listen: { port: 0 }, ...SETTINGS }));

  await containers.build(join(ROOT, "verifier/Containerfile"), join(ROOT, "verifier/target"));
  expect((await containers.configured()).user).toBe("10001:10001");
  const { child, said } = await containers.run(join(folder, "settings"), "/etc/verifier");
  try {
    const answer = await asked(`http://127.0.0.1:${said.split(":").at(-1) ?? ""}/v1/challenges`, TOKEN, CHALLENGE);
    expect(answer.status).toBe(200);
  } finally {
    await end(child);
  }
});

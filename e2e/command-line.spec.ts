import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "./fixtures.js";
import { CommandLine, ran } from "./stage/command-line.js";
import { tool } from "./stage/tools.js";
import { PIN, WRONG_PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";

interface Certificate {
  fingerprint: string;
  keyKind: string;
  purpose: string;
}

let folder: string;
let anchors: string;
let command: CommandLine;

test.beforeEach(async ({ stage }, testInfo) => {
  folder = testInfo.outputPath("files");
  anchors = join(dirname(stage.portal.ready.token), "anchors.pem");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "标书.txt"), "content\n");
  await writeFile(join(folder, "second.txt"), "more\n");
  command = new CommandLine(stage, folder);
});

async function fingerprint(keyKind: string): Promise<string> {
  const listed = await command.run("certificate", "list", "--json");
  expect(listed).toMatchObject({ exitCode: 0, errors: "" });
  const { certificates } = JSON.parse(listed.out) as { certificates: Certificate[] };
  const found = certificates.find((one) => one.keyKind === keyKind && one.purpose === "sign");
  return found?.fingerprint ?? "";
}

test("the U-Keys are listed with their tries", { tag: "@full" }, async () => {
  expect(await command.run("token", "list", "--lang", "zh-CN")).toEqual({
    exitCode: 0,
    out: "演示 U-Key（demo）：PIN 还可尝试 6 次（共 6 次）\n",
    errors: "",
  });
});

test("files are signed with one PIN in the helper's window, and verify here and with OpenSSL", async ({ stage }) => {
  const rsa = await fingerprint("RSA");
  const signing = command.run(
    "sign",
    "标书.txt",
    "second.txt",
    "--certificate",
    rsa.slice(0, 16),
    "--receipt",
    "r.p7m",
  );
  const window = await stage.pinWindow();
  await window.enterPin(PIN);

  expect(await signing).toEqual({ exitCode: 0, out: "标书.txt.p7s\nsecond.txt.p7s\nr.p7m\n", errors: "" });
  for (const file of ["标书.txt", "second.txt"]) {
    const verified = await command.run("verify", `${file}.p7s`, "--content", file, "--anchor", anchors);
    expect(verified.exitCode).toBe(0);
    expect(verified.out).toContain("演示供应商有限公司");
    const args = ["cms", "-verify", "-binary", "-inform", "DER", "-in", `${file}.p7s`, "-content", file];
    const second = await ran(tool("openssl"), [...args, "-CAfile", anchors, "-purpose", "any"], folder);
    expect(second).toMatchObject({ exitCode: 0, out: await readFile(join(folder, file), "utf8") });
  }
  const receipt = await command.run("verify", "r.p7m", "--anchor", anchors);
  expect(receipt.exitCode).toBe(0);
  expect(receipt.out).toContain("receipt of a batch");
});

interface VerifiedSignature {
  indication: string;
  findings: { code: string }[];
}

function signatures(out: string): VerifiedSignature[] {
  return (JSON.parse(out) as { report: { signatures: VerifiedSignature[] } }).report.signatures;
}

test("an SM2 key signs with the content within", { tag: "@full" }, async ({ stage }) => {
  const sm2 = await fingerprint("SM2");
  const signing = command.run("sign", "标书.txt", "--format", "cms-attached", "--certificate", sm2, "--json");
  const window = await stage.pinWindow();
  await window.enterPin(PIN);

  expect(JSON.parse((await signing).out)).toMatchObject({
    profile: "demo",
    documents: [{ file: "标书.txt", output: "标书.txt.p7m", outcome: "SIGNED" }],
    errors: [],
  });
  const verified = await command.run("verify", "标书.txt.p7m", "--anchor", anchors, "--json");
  expect(verified.exitCode).toBe(0);
  const [signature] = signatures(verified.out);
  expect(signature).toMatchObject({ indication: "TOTAL_PASSED", signer: { fingerprint: sm2 } });
  expect(signature?.findings).toContainEqual(expect.objectContaining({ code: "CERTIFICATE_TRUSTED" }));
});

test(
  "the profile's CAs are believed, and neither another content nor what was tampered with passes",
  { tag: "@full" },
  async ({ stage }) => {
    const signing = command.run("sign", "标书.txt");
    const window = await stage.pinWindow();
    await window.enterPin(PIN);
    expect((await signing).exitCode).toBe(0);

    expect((await command.run("verify", "标书.txt.p7s")).exitCode).toBe(0);
    const other = await command.run("verify", "标书.txt.p7s", "--content", "second.txt", "--json");
    expect(other.exitCode).toBe(4);
    expect(signatures(other.out)[0]?.findings).toContainEqual(expect.objectContaining({ code: "DIGEST_MISMATCH" }));
    const signature = await readFile(join(folder, "标书.txt.p7s"));
    signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1);
    await writeFile(join(folder, "标书.txt.p7s"), signature);
    expect((await command.run("verify", "标书.txt.p7s", "--anchor", anchors)).exitCode).toBe(4);
  },
);

test("missing files, existing outputs and wrong use open no window", { tag: "@full" }, async ({ stage }) => {
  await writeFile(join(folder, "second.txt.p7s"), "mine");

  const missing = await command.run("sign", "none.txt");
  const existing = await command.run("sign", "second.txt");
  const wrong = await command.run("sign", "second.txt", "--pin", PIN);

  expect(missing.exitCode).toBe(1);
  expect(missing.errors).toContain("FILE_ABSENT");
  expect(existing.exitCode).toBe(1);
  expect(existing.errors).toContain("FILE_EXISTS");
  expect(wrong).toMatchObject({ exitCode: 2, out: "" });
  expect(await readFile(join(folder, "second.txt.p7s"), "utf8")).toBe("mine");
  expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum);
});

test(
  "giving up after a wrong PIN says how many tries are left and writes nothing",
  { tag: "@full" },
  async ({ stage }) => {
    const signing = command.run("sign", "标书.txt", "--json");
    const window = await stage.pinWindow();
    await window.enterPin(WRONG_PIN);
    await window.warns();
    await window.cancel();

    const { exitCode, out } = await signing;
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      documents: [{ outcome: "NOT_SIGNED" }],
      errors: [{ code: "PIN_INCORRECT", facts: { triesLeft: String(stage.uKey.triesMaximum - 1) } }],
    });
  },
);

test("what is signed before the person stops stays", { tag: "@full" }, async ({ stage }) => {
  const files = Array.from({ length: 20 }, (_, index) => `${String(index)}.txt`);
  await Promise.all(files.map((file) => writeFile(join(folder, file), file)));
  await stage.uKey.slowDown();
  const signing = command.run("sign", ...files, "--json");
  const window = await stage.pinWindow();
  await window.enterPin(PIN);
  await until("the first signature is written", () => Promise.resolve(existsSync(join(folder, "0.txt.p7s"))));
  await window.cancel();

  const { exitCode, out } = await signing;
  expect(exitCode).toBe(6);
  const { documents } = JSON.parse(out) as { documents: { output: string; outcome: string }[] };
  expect(documents[0]?.outcome).toBe("SIGNED");
  expect(documents[19]?.outcome).toBe("NOT_SIGNED");
  for (const { output, outcome } of documents) {
    expect(existsSync(join(folder, output))).toBe(outcome === "SIGNED");
  }
});

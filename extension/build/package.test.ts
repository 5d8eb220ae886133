import { execFileSync, spawnSync } from "node:child_process";
import { createHash, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { identityOf } from "./identity.mjs";
import { versionIn } from "./version.mjs";

const version = versionIn(fileURLToPath(new URL("../..", import.meta.url)));
const NAME = `signing-helper-hubei-${version}`;
const script = fileURLToPath(new URL("../package.mjs", import.meta.url));
const profile = fileURLToPath(new URL("../../profiles/hubei", import.meta.url));

let folder: string;
let key: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  key = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  writeFileSync(join(folder, "key.pem"), key);
  for (const [out, zone, cwd] of [
    ["one", "UTC", process.cwd()],
    ["two", "Asia/Shanghai", folder],
  ] as const) {
    const values = ["--profile", profile, "--key", join(folder, "key.pem"), "--out", join(folder, out)];
    execFileSync(process.execPath, [script, ...values], { cwd, env: { ...process.env, TZ: zone } });
  }
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = (file: string, out = "one"): Buffer => readFileSync(join(folder, out, file));

interface Manifest {
  version: string;
  key?: string;
  update_url?: string;
  host_permissions: string[];
}

const manifestIn = (zip: Uint8Array): Manifest =>
  JSON.parse(Buffer.from(unzipSync(zip)["manifest.json"] ?? []).toString()) as Manifest;

/** The fields of a Protocol Buffers message that has byte strings only. */
function fieldsOf(message: Buffer): Map<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let position = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[position++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        return value;
      }
    }
  };
  while (position < message.length) {
    const tag = varint();
    expect(tag % 8).toBe(2);
    const length = varint();
    fields.set(Math.floor(tag / 8), message.subarray(position, position + length));
    position += length;
  }
  return fields;
}

/** A CRX3 file taken apart. */
function partsOf(crx: Buffer): { header: Map<number, Buffer>; zip: Buffer } {
  expect(crx.subarray(0, 4).toString()).toBe("Cr24");
  expect(crx.readUInt32LE(4)).toBe(3);
  const end = 12 + crx.readUInt32LE(8);
  return { header: fieldsOf(crx.subarray(12, end)), zip: crx.subarray(end) };
}

const uint32 = (value: number): Buffer => Buffer.from(new Uint32Array([value]).buffer);

test("the same sources, profile and key give the same bytes, wherever they are packed", () => {
  const files = readdirSync(join(folder, "one")).sort();

  expect(files).toEqual(["SHA256SUMS", "extension-id.txt", `${NAME}.crx`, `${NAME}.zip`].sort());
  for (const file of files) {
    expect(read(file).equals(read(file, "two")), file).toBe(true);
  }
});

test("the signature of the CRX verifies with its key, over its id and every byte of its zip", () => {
  const { header, zip } = partsOf(read(`${NAME}.crx`));
  const proof = fieldsOf(header.get(2) ?? Buffer.alloc(0));
  const signedData = header.get(10_000) ?? Buffer.alloc(0);
  const publicKey = createPublicKey({ key: proof.get(1) ?? Buffer.alloc(0), type: "spki", format: "der" });
  const holds = (bytes: Buffer): boolean => {
    const signed = Buffer.concat([Buffer.from("CRX3 SignedData\0"), uint32(signedData.length), signedData, bytes]);
    return verify("sha256", signed, publicKey, proof.get(2) ?? Buffer.alloc(0));
  };

  expect(holds(zip)).toBe(true);
  expect(holds(Buffer.concat([zip, Buffer.from([0])]))).toBe(false);
  expect(proof.get(1)?.toString("base64")).toBe(identityOf(key).key);
});

test("the id is the key's in every place that names it", () => {
  const { id, key: inManifest } = identityOf(key);
  const { header, zip } = partsOf(read(`${NAME}.crx`));
  const hexDigits = id.replace(/./g, (letter) => (letter.charCodeAt(0) - 97).toString(16));

  expect(read("extension-id.txt").toString().trim()).toBe(id);
  expect(
    fieldsOf(header.get(10_000) ?? Buffer.alloc(0))
      .get(1)
      ?.toString("hex"),
  ).toBe(hexDigits);
  expect(manifestIn(zip).key).toBe(inManifest);
});

test("the zip for the stores has the profile's origins and no key", () => {
  const manifest = manifestIn(read(`${NAME}.zip`));

  expect(manifest).not.toHaveProperty("key");
  expect(manifest.host_permissions).toEqual(["https://czt.hubei.gov.cn/*"]);
});

test("every file has its sum", () => {
  for (const line of read("SHA256SUMS").toString().trim().split("\n")) {
    const [sum, file = ""] = line.split("  ");
    expect(createHash("sha256").update(read(file)).digest("hex"), file).toBe(sum);
  }
});

/** @param values values of the command line, after profile and folder */
function pack(...values: string[]): { status: number | null; stdout: string; stderr: string } {
  const given = ["--profile", profile, "--out", join(folder, "three"), ...values];
  const env = { ...process.env, XDG_DATA_HOME: join(folder, "data") };
  return spawnSync(process.execPath, [script, ...given], { encoding: "utf8", env });
}

test("with an update URL the CRX names it, and its update manifest names the CRX beside it", () => {
  const url = "https://helper.example.org/a&b/updates.xml";
  const { status } = pack("--key", join(folder, "key.pem"), "--update-url", url);

  expect(status).toBe(0);
  expect(manifestIn(partsOf(read(`${NAME}.crx`, "three")).zip).update_url).toBe(url);
  expect(manifestIn(read(`${NAME}.zip`, "three"))).not.toHaveProperty("update_url");
  const updates = read("updates.xml", "three").toString();
  expect(updates).toContain(`<app appid="${identityOf(key).id}">`);
  expect(updates).toContain(`codebase="https://helper.example.org/a&amp;b/${NAME}.crx" version="${version}"`);
  expect(read("SHA256SUMS", "three").toString()).toContain("  updates.xml\n");
}, 60_000);

test("without an update URL neither package has one", () => {
  expect(manifestIn(partsOf(read(`${NAME}.crx`)).zip)).not.toHaveProperty("update_url");
  expect(existsSync(join(folder, "one", "updates.xml"))).toBe(false);
});

test.each(["helper.example.org/updates.xml", "ftp://helper.example.org/updates.xml", "https://helper.example.org/"])(
  "%s is no update URL",
  (url) => {
    const { status, stderr } = pack("--key", join(folder, "key.pem"), "--update-url", url);

    expect(status).toBe(2);
    expect(stderr).toContain("--update-url is to be");
  },
);

test("a key that is not there is made once, for this person alone, and used again", () => {
  const kept = join(folder, "data/signing-helper/extension-keys/hubei.pem");
  const first = pack();
  const id = read("extension-id.txt", "three").toString().trim();
  const second = pack();

  expect([first.status, second.status]).toEqual([0, 0]);
  expect(first.stderr).toContain(`Made a new key: ${kept}`);
  expect(second.stderr).not.toContain("Made");
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(identityOf(readFileSync(kept, "utf8")).id).toBe(id);
  expect(read("extension-id.txt", "three").toString().trim()).toBe(id);
}, 60_000);

test("no key is made among the sources", () => {
  const key = fileURLToPath(new URL("../new-key.pem", import.meta.url));
  const { status, stderr } = pack("--key", key);

  expect(status).toBe(2);
  expect(stderr).toContain("outside");
  expect(existsSync(key)).toBe(false);
});

test.each([[["--profle", "x"]], [[]]])("with %j it says how it is called", (values) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...values], { encoding: "utf8" });

  expect(status).toBe(2);
  expect(stderr).toContain("./dev package --profile");
});

test("a wrong profile ends in one line for each fault", () => {
  const right = readFileSync(fileURLToPath(new URL("../../profiles/example/profile.json", import.meta.url)), "utf8");
  const wrong = right.replace('"token.list"', '"token.lists"');
  const wrongProfile = join(folder, "wrong");
  mkdirSync(wrongProfile, { recursive: true });
  const refused = (text: string): string[] => {
    writeFileSync(join(wrongProfile, "profile.json"), text);
    const { status, stderr } = pack("--profile", wrongProfile);
    expect(status).toBe(1);
    expect(stderr).not.toContain("    at ");
    return stderr.trim().split("\n");
  };

  expect(refused(wrong.replace('"kind": "production"', '"kind": "other"'))).toEqual([
    expect.stringMatching(/profile\.json: \/kind: must be equal to one of the allowed values: demo, production$/),
    expect.stringMatching(/profile\.json: \/origins\/0\/capabilities\/0: must be equal to one of /),
  ]);
  expect(refused(right.replace("https://trade.example.org", "https://trade.example.org/path"))).toEqual([
    expect.stringMatching(/profile\.json: \/origins\/0\/origin: is not of the form origin$/),
  ]);
  expect(refused(right.replace("https://trade.example.org", "https://trade.example.org:443"))).toEqual([
    expect.stringMatching(/profile\.json: Origin https:\/\/trade\.example\.org:443 is not allowed/),
  ]);
  expect(refused("{")).toHaveLength(1);
  expect(existsSync(join(folder, "three", "unpacked"))).toBe(false);
}, 60_000);

// Measurement of a large document's memory: npm run bench-memory [MIB]. It judges nothing.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { activate } from "../stage/activation.js";
import { CommandLine } from "../stage/command-line.js";
import type { HelperWindow } from "../stage/helper-window.js";
import { PortalPage } from "../stage/portal-page.js";
import { ROOT } from "../stage/root.js";
import { Stage } from "../stage/stage.js";
import { tool } from "../stage/tools.js";
import { PIN } from "../stage/u-key.js";
import { VERSION } from "../stage/version.js";
import { type Kind, KINDS, Peaks } from "./peaks.js";

const MEBIBYTE = 1024 * 1024;
const SMALL = 1024;
const large = Number(process.argv[2] ?? 2048) * MEBIBYTE;

/** Half a minute each. */
const PIN_WINDOW_TRIES = 10;

const VERIFIER = join(ROOT, "e2e/bench/VerifyStream.java");

const FORMATS = { "cms-detached": ".p7s", "cms-attached": ".p7m" } as const;
type Format = keyof typeof FORMATS;

/** Seconds, and the peaks of each kind of process. */
interface Measured {
  seconds: number;
  peaks: ReadonlyMap<Kind, number>;
}

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "signing-helper-memory-"));
const stage = await Stage.open({ softwareKeyOnly: false });
try {
  // The key behind PKCS#11 is left, so that a bridge takes part.
  await stage.uKey.unplug();
  for (const format of ["cms-detached", "cms-attached"] as const) {
    print(`${format}, command line`, await both((file) => fromTheCommandLine(file, format)));
    print(`${format}, portal library`, await both((file) => verified(file, format)));
    print(`${format}, Chromium`, await both((file) => throughChromium(file, format)));
  }
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}

/** Measures with a small and a large document. */
async function both(act: (file: string) => Promise<void>): Promise<[Measured, Measured]> {
  return [await measured(act, await document("small", SMALL)), await measured(act, await document("large", large))];
}

async function measured(act: (file: string) => Promise<void>, file: string): Promise<Measured> {
  const peaks = new Peaks();
  const begin = performance.now();
  try {
    await act(file);
  } finally {
    peaks.end();
  }
  return { seconds: (performance.now() - begin) / 1000, peaks: peaks.end() };
}

/** Made once; every MiB of it is another one. */
async function document(name: string, size: number): Promise<string> {
  const file = join(folder, name, "document.bin");
  if ((await mkdir(dirname(file), { recursive: true })) === undefined) {
    return file;
  }
  const handle = await open(file, "w");
  for (let offset = 0, part = 0; offset < size; offset += MEBIBYTE, part++) {
    await handle.write(Buffer.alloc(Math.min(MEBIBYTE, size - offset), part));
  }
  await handle.close();
  return file;
}

async function fromTheCommandLine(file: string, format: Format): Promise<void> {
  const commandLine = new CommandLine(stage, dirname(file));
  const signing = commandLine.run("sign", file, "--format", format, "--force");
  const asked = await Promise.race([pinWindow(), signing]);
  if (!("exitCode" in asked)) {
    await asked.enterPin(PIN);
  }
  const { exitCode, errors } = await signing;
  if (exitCode !== 0) {
    throw new Error(errors);
  }
}

/** Verifies what the command line has signed, with the heap of a small server. */
async function verified(file: string, format: Format): Promise<void> {
  const anchors = join(dirname(stage.portal.ready.token), "anchors.pem");
  const parts = format === "cms-detached" ? [file + FORMATS[format], file] : [file + FORMATS[format]];
  await run(tool("java"), ["-Xmx64m", "-cp", classPath(), VERIFIER, anchors, ...parts]);
}

async function throughChromium(file: string, format: Format): Promise<void> {
  const browser = await stage.startBrowser();
  const portal = await PortalPage.open(browser.context, stage.portal.ready.url);
  await portal.library.connect();
  await portal.page.evaluate(() => {
    window.document.body.append(Object.assign(window.document.createElement("input"), { type: "file", id: "large" }));
  });
  await portal.page.locator("#large").setInputFiles(file);
  await activate(portal.page);
  const signing = portal.page.evaluate(async (wanted) => {
    const [content] = window.document.querySelector<HTMLInputElement>("#large")?.files ?? [];
    const directory = await navigator.storage.getDirectory();
    if (content === undefined || window.kept?.connection === undefined) {
      throw new Error("not ready");
    }
    const { documents } = await window.kept.connection.sign({
      nonce: "n".repeat(44),
      format: wanted,
      documents: [{ title: "large", mediaType: "application/octet-stream", content }],
      timeout: 1_200_000,
      onProgress: (told) => window.kept?.stages.push(told),
      fileFor: () => directory.getFileHandle("large.p7m", { create: true }),
    });
    if (documents[0]?.outcome !== "SIGNED") {
      throw new Error("not signed");
    }
  }, format);
  await Promise.race([
    signing,
    portal.page.waitForFunction(() => window.kept?.stages.includes("PROMPTING"), undefined, { timeout: 0 }),
  ]);
  const asked = await pinWindow();
  await asked.enterPin(PIN);
  await signing;
  await browser.close();
}

/** Waits as long as a busy computer takes to read 2 GiB. */
async function pinWindow(): Promise<HelperWindow> {
  for (let left = PIN_WINDOW_TRIES; left > 0; left--) {
    const found = await stage.pinWindow().catch(() => undefined);
    if (found !== undefined) {
      return found;
    }
  }
  throw new Error("no window for the PIN");
}

function classPath(): string {
  return [join(ROOT, `demo/target/demo-${VERSION}.jar`), join(ROOT, "demo/target/lib/*")].join(":");
}

function print(what: string, [small, great]: [Measured, Measured]): void {
  console.log(`${what}: ${small.seconds.toFixed(1)} s and ${great.seconds.toFixed(1)} s`);
  for (const kind of KINDS) {
    const [one, other] = [small.peaks.get(kind), great.peaks.get(kind)];
    if (one !== undefined && other !== undefined) {
      const [from, to, more] = [one, other, other - one].map((kib) => (kib / 1024).toFixed(0).padStart(6));
      console.log(`  ${kind.padEnd(15)} 1 KiB ${from} MiB, ${large / MEBIBYTE} MiB ${to} MiB, difference ${more} MiB`);
    }
  }
}

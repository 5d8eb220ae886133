// Measurement of a large document's memory: npm run bench-memory [MIB] [documents | envelopes]. It judges nothing.
import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Stage } from "../stage/stage.js";
import { LargeDocuments } from "./large-documents.js";
import { LargeEnvelopes } from "./large-envelopes.js";
import { type Kind, KINDS, Peaks } from "./peaks.js";

const MEBIBYTE = 1024 * 1024;
const SMALL = 1024;
const large = Number(process.argv[2] ?? 2048) * MEBIBYTE;
const part = process.argv[3];

/** Seconds, and the peaks of each kind of process. */
interface Measured {
  seconds: number;
  peaks: ReadonlyMap<Kind, number>;
}

const folder = await mkdtemp(join(tmpdir(), "signing-helper-memory-"));
const stage = await Stage.open({ softwareKeyOnly: false });
try {
  // The keys behind PKCS#11 are left, so that a bridge takes part.
  await stage.uKey.unplug();
  if (part !== "envelopes") {
    await measureDocuments(new LargeDocuments(stage));
  }
  if (part !== "documents") {
    await measureEnvelopes(await LargeEnvelopes.of(stage, folder));
  }
} finally {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
}

async function measureDocuments(documents: LargeDocuments): Promise<void> {
  for (const format of ["cms-detached", "cms-attached"] as const) {
    print(`${format}, command line`, await both((file) => documents.fromTheCommandLine(file, format)));
    print(`${format}, portal library`, await both((file) => documents.verified(file, format)));
    print(`${format}, Chromium`, await both((file) => documents.throughChromium(file, format)));
  }
}

/** Each opens what the one before has encrypted. */
async function measureEnvelopes(envelopes: LargeEnvelopes): Promise<void> {
  print("encrypt, command line", await both((file) => envelopes.encrypt(file)));
  print("open, command line", await both((file) => envelopes.open(file)));
  print("encrypt and open, Chromium", await both((file) => envelopes.throughChromium(file)));
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

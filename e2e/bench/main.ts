// Measures the speed of the built host on this computer: npm run bench, with the name of one of BENCHES. It judges nothing.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Portal, type PortalOptions } from "../stage/portal.js";
import { ROOT } from "../stage/root.js";
import { measureHost } from "./host.js";
import { measureIdle } from "./idle.js";
import { measureStart } from "./start.js";
import { measureTerminal } from "./terminal.js";

/** A benchmark, and the U-Keys of its portal. */
interface Bench {
  options: PortalOptions;
  measure: (portal: Portal, folder: string) => Promise<void>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  host: { options: { softwareKeyOnly: true }, measure: measureHost },
  idle: { options: { token: "skf" }, measure: measureIdle },
  start: { options: { token: "skf" }, measure: measureStart },
  terminal: { options: { softwareKeyOnly: true }, measure: measureTerminal },
};

const name = process.argv[2] ?? "host";
const bench = BENCHES[name];
if (bench === undefined) {
  throw new Error(`unknown: ${name}`);
}
const folder = await mkdtemp(join(tmpdir(), "signing-helper-bench-"));
const portal = await Portal.open(ROOT, join(folder, "demo"), bench.options);
try {
  await bench.measure(portal, folder);
} finally {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
}

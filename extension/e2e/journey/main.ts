// The demo that runs by itself: npm run journey [-- --token skf] [--report FILE]
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type TokenKind, tokenKind } from "../stage/portal.js";
import { ROOT, Stage } from "../stage/stage.js";
import { requireTools } from "../stage/tools.js";
import { journey } from "./journey.js";
import { type Report, reported, type StepReport } from "./report.js";
import { SKF_STEPS } from "./skf-steps.js";
import { type Step, STEPS } from "./steps.js";

const PICTURES = join(ROOT, "target", "demo");

const STEPS_WITH: Record<TokenKind, Record<string, Step>> = { software: STEPS, skf: SKF_STEPS };

const { values } = parseArgs({ options: { report: { type: "string" }, token: { type: "string" } } });
const token = tokenKind(values.token);

const report = await run();
if (values.report !== undefined) {
  // npm changes the working directory to the package's.
  const file = resolve(process.env["INIT_CWD"] ?? "", values.report);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
}
console.log(`${report.browser}; pictures in ${PICTURES}`);
process.exitCode = report.ok ? 0 : 1;

async function run(): Promise<Report> {
  let stage: Stage | undefined;
  let report: Report | undefined;
  const whole = await reported("", async () => {
    requireTools();
    stage = await Stage.open({ token, softwareKeyOnly: false });
    report = await journey(stage, await stage.startBrowser(), STEPS_WITH[token], PICTURES, print);
    return "";
  });
  await stage?.close();
  return (
    report ?? { ok: false, browser: "none", steps: Object.keys(STEPS_WITH[token]).map((name) => failed(name, whole)) }
  );
}

/** The stage could not be set, so no step could run. */
function failed(name: string, { ms, evidence }: StepReport): StepReport {
  const step = { name, ok: false, ms, evidence };
  print(step);
  return step;
}

function print({ name, ok, ms, evidence }: StepReport): void {
  console.log(`${ok ? "✓" : "✘"} ${name} (${(ms / 1000).toFixed(1)} s): ${evidence}`);
}

// The demo that runs by itself:
// npm run journey [-- --all | --token skf | --from-deb | --from-jnlp | --policy | --windows] [--report FILE]
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "../stage/browser.js";
import { type PortalOptions, type TokenKind, tokenKind } from "../stage/portal.js";
import { ROOT } from "../stage/root.js";
import { Stage } from "../stage/stage.js";
import { DIAGNOSIS_STEPS, MAIN_DIAGNOSIS_STEPS } from "./diagnosis-steps.js";
import { debJourney, linkJourney } from "./installed-steps.js";
import { GUIDE_STEPS } from "./guide-steps.js";
import { journey } from "./journey.js";
import { BARE_STAGE, BARE_STEPS } from "./old-steps.js";
import { POLICY_STEPS, startByPolicy } from "./policy-steps.js";
import { readAloud } from "./reader-steps.js";
import { type Report, reported, type StepReport } from "./report.js";
import { SCALED_SCREEN, SCALED_STEPS, SMALL_SCREEN, SMALL_STEPS, startScaled } from "./scaled-steps.js";
import { SKF_STEPS } from "./skf-steps.js";
import { MAIN_STAGE, MAIN_STEPS, type Step, STAGE, STEPS } from "./steps.js";
import { windowsJourney } from "./windows-steps.js";

const PICTURES = join(ROOT, "target", "demo");

/** Steps on a stage of their own. */
interface Act {
  stage: PortalOptions;
  steps: Record<string, Step>;
  /** Width and height in pixels. */
  screen?: string;
  /** By default with extension and host as a user has installed them. */
  start?: (stage: Stage) => Promise<Browser>;
}

/** The main job in a minute or two. */
const MAIN: Act[] = [
  { stage: MAIN_STAGE, steps: MAIN_STEPS },
  { stage: { softwareKeyOnly: true }, steps: MAIN_DIAGNOSIS_STEPS },
];

/** Every step, by the U-Key that it needs. */
const ALL: Record<TokenKind, Act[]> = {
  software: [
    { stage: STAGE, steps: STEPS },
    { stage: { softwareKeyOnly: true }, steps: DIAGNOSIS_STEPS },
    { stage: { softwareKeyOnly: true }, steps: GUIDE_STEPS },
    { stage: BARE_STAGE, steps: BARE_STEPS },
    { stage: { softwareKeyOnly: true }, steps: SCALED_STEPS, screen: SCALED_SCREEN, start: startScaled },
    { stage: { softwareKeyOnly: true }, steps: SMALL_STEPS, screen: SMALL_SCREEN },
    { stage: { softwareKeyOnly: true }, ...readAloud() },
  ],
  skf: [{ stage: { token: "skf" }, steps: SKF_STEPS }],
};

/** The host comes from a package, for everyone on the computer. */
const FROM_DEB: Act = { stage: { token: "skf" }, ...debJourney() };

/** The host comes by a link that a user opens. */
const FROM_LINK: Act = { stage: { token: "skf" }, ...linkJourney() };

/** An administrator installs extension and host for everyone. */
const BY_POLICY: Act = { stage: { softwareKeyOnly: true }, steps: POLICY_STEPS, start: startByPolicy };

/** The host comes from setup.exe, under Wine. */
const ON_WINDOWS: Act = { stage: { token: "skf" }, ...windowsJourney() };

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    report: { type: "string" },
    token: { type: "string" },
    "from-deb": { type: "boolean", default: false },
    "from-jnlp": { type: "boolean", default: false },
    policy: { type: "boolean", default: false },
    windows: { type: "boolean", default: false },
  },
});

const named = [
  ...(values["from-deb"] ? [FROM_DEB] : []),
  ...(values["from-jnlp"] ? [FROM_LINK] : []),
  ...(values.policy ? [BY_POLICY] : []),
  ...(values.windows ? [ON_WINDOWS] : []),
];
const token = tokenKind(values.token);
const chosen = token === "software" && !values.all ? MAIN : ALL[token];
const reports = [];
for (const act of named.length > 0 ? named : chosen) {
  reports.push(await perform(act));
}
const report = together(reports);
if (values.report !== undefined) {
  // npm changes the working directory to the package's.
  const file = resolve(process.env["INIT_CWD"] ?? "", values.report);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
}
console.log(`${report.browser}; pictures in ${PICTURES}`);
process.exitCode = report.ok ? 0 : 1;

async function perform({ start = (on) => on.startBrowser(), ...act }: Act): Promise<Report> {
  let stage: Stage | undefined;
  let report: Report | undefined;
  const whole = await reported("", async () => {
    stage = await Stage.open(act.stage, act.screen);
    report = await journey(stage, await start(stage), act.steps, PICTURES, print);
    return "";
  });
  await stage?.close();
  return report ?? { ok: false, browser: "none", steps: Object.keys(act.steps).map((name) => failed(name, whole)) };
}

function together(reports: readonly Report[]): Report {
  return {
    ok: reports.every(({ ok }) => ok),
    browser: reports[0]?.browser ?? "none",
    steps: reports.flatMap(({ steps }) => steps),
  };
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

// The pictures of the documents, of the demo as it is today: npm run document-pictures -- FOLDER
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { DIAGNOSIS_STEPS } from "./journey/diagnosis-steps.js";
import { journey } from "./journey/journey.js";
import { MAIN_STAGE, STEPS, type Step } from "./journey/steps.js";
import { Popup } from "./stage/popup.js";
import { PortalPage } from "./stage/portal-page.js";
import type { PortalOptions } from "./stage/portal.js";
import { ROOT } from "./stage/root.js";
import { Stage } from "./stage/stage.js";
import { requireTools, tool } from "./stage/tools.js";

const AT_THE_PORTAL = {
  connect: STEPS.connect,
  "bind-sm2": STEPS["bind-sm2"],
  "login-sm2": STEPS["login-sm2"],
  "batch-20": STEPS["batch-20"],
  "sign-pdf-seal": STEPS["sign-pdf-seal"],
};
const DIAGNOSED = { "diagnose-clock": DIAGNOSIS_STEPS["diagnose-clock"] };

/** Pictures of the whole screen, their names in the documents, and what of them is shown. */
const OF_THE_SCREEN: [string, string, string[]][] = [
  ["bind-sm2", "bind-sm2", ["-crop", "840x672+220+116"]],
  ["bind-sm2-window", "bind-sm2-window", ["-crop", "840x700+220+88"]],
  ["login-sm2-window", "login-sm2-window", ["-crop", "840x700+220+88"]],
  ["batch-20", "sign-batch", ["-crop", "840x700+220+88"]],
  ["batch-20-window", "sign-batch-window", ["-crop", "840x770+220+20"]],
  ["sign-pdf-seal-moved", "place-seal-window", ["-crop", "1000x760+140+20"]],
  ["diagnose-clock", "diagnose-clock", ["-resize", "860x"]],
];

/** Letters of the helper window's pages, and the names of their pictures. */
const OF_THE_HELPER = {
  d: "helper-window",
  i: "helper-window-first",
  h: "helper-window-help",
  l: "helper-window-file-check",
};

/** Names of pictures of prompts, each of a state that a user seldom meets. */
const OF_PROMPTS = ["last-try-window", "certificate-ends-window", "popup"];

// npm changes the working directory to the package's.
const out = resolve(process.env["INIT_CWD"] ?? "", process.argv[2] ?? join(ROOT, "docs/pictures"));

requireTools();
const taken = await mkdtemp(join(tmpdir(), "signing-helper-pictures-"));
try {
  await mkdir(out, { recursive: true });
  await taking(MAIN_STAGE, AT_THE_PORTAL);
  await taking({ softwareKeyOnly: true }, DIAGNOSED);
  await takingTheHelper();
  await takingThePrompts();
  for (const [name, as, shown] of OF_THE_SCREEN) {
    await written(name, as, shown);
  }
  for (const name of [...Object.values(OF_THE_HELPER), ...OF_PROMPTS]) {
    await written(name, name, []);
  }
} finally {
  await rm(taken, { recursive: true, force: true });
}
console.log(`Pictures for the documents in ${out}`);

async function taking(options: PortalOptions, steps: Record<string, Step>): Promise<void> {
  const stage = await Stage.open(options);
  try {
    const report = await journey(stage, await stage.startBrowser(), steps, taken);
    const failed = report.steps.filter(({ ok }) => !ok);
    if (failed.length > 0) {
      throw new Error(failed.map(({ name, evidence }) => `${name}: ${evidence}`).join("\n"));
    }
  } finally {
    await stage.close();
  }
}

/** The helper window with a clock that is wrong, opened from the portal's page. */
async function takingTheHelper(): Promise<void> {
  const stage = await Stage.open();
  try {
    const { context } = await stage.startBrowser();
    const { library } = await PortalPage.open(context, stage.portal.ready.url);
    await library.connect();
    await stage.portal.makeFaults("clock");
    await library.openWindow();
    const window = await stage.helperWindow();
    await window.warns();
    await window.comesToRest();
    for (const [letter, name] of Object.entries(OF_THE_HELPER)) {
      await window.turnTo(letter);
      await window.takePicture(join(taken, `${name}.png`));
    }
    await window.press("Escape");
    await stage.noWindow();
  } finally {
    await stage.close();
  }
}

/** The last try, and a certificate that ends: in the window, and beside the address bar. */
async function takingThePrompts(): Promise<void> {
  const stage = await Stage.open();
  try {
    const browser = await stage.startBrowser();
    const portal = await PortalPage.open(browser.context, stage.portal.ready.url);
    const taking = async (name: string): Promise<void> => {
      await portal.pressLogin();
      const window = await stage.pinWindow();
      await window.comesToRest();
      await window.takePicture(join(taken, `${name}.png`));
      await window.cancel();
      await stage.noWindow();
    };
    await stage.uKey.setTriesLeft(1);
    await taking("last-try-window");
    await stage.uKey.restore();
    await stage.portal.makeFaults("certificate-ending");
    await taking("certificate-ends-window");
    const popup = await Popup.open(browser, stage.portal.ready.extensionId, stage.portal.ready.url);
    await popup.scale(1);
    await popup.page.locator("#renewal").waitFor();
    await popup.page.screenshot({ path: join(taken, "popup.png") });
  } finally {
    await stage.close();
  }
}

/** Writes what is shown of a picture in 64 colours, which such screens need at most. */
async function written(name: string, as: string, shown: string[]): Promise<void> {
  const from = join(taken, `${name}.png`);
  const colours = ["+repage", "-alpha", "off", "-strip", "+dither", "-colors", "64"];
  await promisify(execFile)(tool("convert"), [from, ...shown, ...colours, `PNG8:${join(out, `${as}.png`)}`]);
}

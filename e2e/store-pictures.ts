// Pictures for the extension's stores, of our own screens: npm run pictures -- FOLDER
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { journey } from "./journey/journey.js";
import { STEPS } from "./journey/steps.js";
import { ROOT } from "./stage/root.js";
import { Stage } from "./stage/stage.js";
import { requireTools, tool } from "./stage/tools.js";

/** Steps of the demo's journey that are shown; a screen of theirs has the size that the stores ask for. */
const SHOWN = { "bind-sm2": STEPS["bind-sm2"], "login-sm2": STEPS["login-sm2"], "batch-20": STEPS["batch-20"] };
const SCREENSHOTS = ["login-sm2-window", "bind-sm2-window", "batch-20-window"];

// npm changes the working directory to the package's.
const out = resolve(process.env["INIT_CWD"] ?? "", process.argv[2] ?? join(ROOT, "target/store-pictures"));

requireTools();
const taken = await mkdtemp(join(tmpdir(), "signing-helper-pictures-"));
const stage = await Stage.open();
try {
  await mkdir(out, { recursive: true });
  const browser = await stage.startBrowser();
  const report = await journey(stage, browser, SHOWN, taken);
  const failed = report.steps.filter(({ ok }) => !ok);
  if (failed.length > 0) {
    throw new Error(failed.map(({ name, evidence }) => `${name}: ${evidence}`).join("\n"));
  }
  for (const [index, name] of SCREENSHOTS.entries()) {
    await withoutAlpha(join(taken, `${name}.png`), `screenshot-${index + 1}.png`);
  }
  await drawn(await browser.context.newPage());
  await copyFile(join(ROOT, "extension/static/icons/128.png"), join(out, "icon.png"));
} finally {
  await stage.close();
  await rm(taken, { recursive: true, force: true });
}
console.log(`Pictures for the stores in ${out}`);

/** Draws the tile and the logo from the icon and the extension's names. */
async function drawn(page: Page): Promise<void> {
  const icon = await readFile(join(ROOT, "extension/icon.svg"), "utf8");
  const [chinese, english] = await Promise.all(["zh_CN", "en"].map(nameIn));
  const style = "margin:0;display:grid;place-items:center;align-content:center;height:100vh;background:#fff";
  const tile = `<body style="${style};gap:10px;font-family:'Noto Sans CJK SC',sans-serif">
    <div style="width:104px">${icon}</div>
    <div style="font-size:38px;font-weight:700;color:#1f1f1f">${chinese ?? ""}</div>
    <div style="font-size:19px;color:#444">${english ?? ""}</div>`;
  await picture(page, tile, 440, 280, "tile.png");
  await picture(page, `<body style="${style}"><div style="width:300px">${icon}</div>`, 300, 300, "logo.png");
  await page.close();
}

async function nameIn(locale: string): Promise<string> {
  const file = join(ROOT, "extension/static/_locales", locale, "messages.json");
  return (JSON.parse(await readFile(file, "utf8")) as { name: { message: string } }).name.message;
}

async function picture(page: Page, html: string, width: number, height: number, name: string): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.setContent(html);
  const file = join(taken, name);
  await writeFile(file, await page.screenshot());
  await withoutAlpha(file, name);
}

/** Writes 24 bits a pixel, as the stores want them. */
async function withoutAlpha(file: string, name: string): Promise<void> {
  await promisify(execFile)(tool("convert"), [file, "-alpha", "off", "-strip", `PNG24:${join(out, name)}`]);
}

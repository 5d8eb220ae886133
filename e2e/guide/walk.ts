import type { Page } from "@playwright/test";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ran } from "../stage/command-line.js";
import type { Display } from "../stage/display.js";
import { freePort } from "../stage/free-port.js";
import { HelperWindow } from "../stage/helper-window.js";
import { end, start } from "../stage/processes.js";
import { ROOT } from "../stage/root.js";
import { TestKit } from "../stage/test-kit.js";
import { tool } from "../stage/tools.js";
import { until } from "../stage/until.js";
import { VERSION } from "../stage/version.js";
import { type Block, blocks, command, files, replaced } from "./document.js";
import { mavenWithoutOurs } from "./release.js";

const GUIDE = join(ROOT, "docs/portal-integration.md");
/** Pages on other servers, whose files take the place of the guide's. */
const OTHER_SERVERS = ["servlet.md", "javalin.md"];
const PIN = "123456";
const PORT_IN_THE_GUIDE = "8080";
/** A row of the table of buttons: the button's name, and the text that the page shows then. */
const ROW = /^\| ([^|,]+?)(?:,[^|]*)? \| `([^`]+)` \|$/gm;

/**
 * Does what the guide says, in a folder that holds nothing else: its files, its commands, its buttons. Then the same with
 * the servers of the pages beside it.
 *
 * @param folder made for it
 * @param release folder with `maven/` and `testkit/`
 * @returns what the pages said, in the guide's order
 */
export async function walk(folder: string, release: string, display: Display): Promise<string[]> {
  const port = String(await freePort());
  const guide = await textOf(GUIDE, port);
  const all = blocks(guide);
  const rows = [...guide.matchAll(ROW)];
  const portal = join(folder, "portal");
  const environment = {
    ...display.environment,
    HELPER: release,
    MAVEN_ARGS: await mavenWithoutOurs(folder),
    PORTAL_SECRET: "a secret of the test",
  };
  const server = { folder: portal, environment, port };
  await writeFiles(portal, all);
  // Any PDF of the reader's own; this one is ImageMagick's.
  await ran(tool("convert"), ["-size", "595x842", "xc:white", "-units", "PixelsPerInch", "tender.pdf"], portal);
  const kit = await TestKit.startBy(command(all, "kit"), portal, environment);
  try {
    const pressed = async (): Promise<string[]> => pressAll(await kit.page(), display, rows, portal);
    const said = await withServer(all, server, async () => [
      ...(await pressed()),
      await oldPortal(command(all, "old"), portal, environment),
    ]);
    for (const name of OTHER_SERVERS) {
      const other = replaced(all, blocks(await textOf(join(ROOT, "docs", name), port)));
      await writeFiles(portal, other);
      await ran("sh", ["-ec", command(other, "lay")], portal, environment);
      const count = (await withServer(other, server, pressed)).length;
      said.push(`${name}: ${count} buttons as in the guide`);
    }
    return said;
  } finally {
    await kit.close();
  }
}

async function textOf(document: string, port: string): Promise<string> {
  return (await readFile(document, "utf8"))
    .replaceAll(PORT_IN_THE_GUIDE, port)
    .replaceAll("<version>VERSION<", `<version>${VERSION}<`);
}

async function writeFiles(folder: string, all: readonly Block[]): Promise<void> {
  for (const [name, text] of files(all)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

interface Server {
  folder: string;
  environment: NodeJS.ProcessEnv;
  port: string;
}

async function withServer<T>(
  all: readonly Block[],
  { folder, environment, port }: Server,
  act: () => Promise<T>,
): Promise<T> {
  const server = await start("sh", ["-c", `exec ${command(all, "server")}`], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  server.stdout?.on("data", (text: Buffer) => (said += text.toString()));
  server.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  try {
    await until(
      "the guide's server answers",
      () => {
        if (server.exitCode !== null) {
          throw new Error(`The guide's server did not start.\n${said}`);
        }
        return isAnswering(`http://localhost:${port}/`);
      },
      120_000,
    );
    return await act();
  } catch (error) {
    throw new Error(`The guide's server said:\n${said}`, { cause: error });
  } finally {
    await end(server);
  }
}

async function isAnswering(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false; // nobody listens yet
  }
}

async function pressAll(page: Page, display: Display, rows: RegExpMatchArray[], folder: string): Promise<string[]> {
  await page.reload();
  await page.locator("#file").setInputFiles(join(folder, "tender.pdf"));
  const seen = [];
  for (const [, button = "", expected = ""] of rows) {
    await page.getByRole("button", { name: button, exact: true }).click();
    const window = await HelperWindow.shown(display, "pin");
    await window.enterPin(PIN);
    const said = page.locator("#said");
    const text = await until(`an answer to ${button}`, async () => {
      const shown = (await said.textContent()) ?? "";
      return shown !== "…" && shown;
    });
    if (text !== expected) {
      throw new Error(`${button}: the page says "${text}", the guide "${expected}"`);
    }
    seen.push(text);
    await HelperWindow.gone(display);
  }
  return seen;
}

async function oldPortal(text: string, folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const { out, errors } = await ran("sh", ["-ec", text], folder, environment);
  if (!/^nonce: \S{44}$/m.test(out)) {
    throw new Error(`The old portal says "${out}${errors}"`);
  }
  return "a portal on Java 8 got a nonce";
}

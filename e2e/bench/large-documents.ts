import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { CommandLine } from "../stage/command-line.js";
import { ROOT } from "../stage/root.js";
import type { Stage } from "../stage/stage.js";
import { tool } from "../stage/tools.js";
import { PIN } from "../stage/u-key.js";
import { VERSION } from "../stage/version.js";
import { pageWithFile } from "./large-page.js";
import { patientPinWindow } from "./patience.js";

const VERIFIER = join(ROOT, "e2e/bench/VerifyStream.java");

const FORMATS = { "cms-detached": ".p7s", "cms-attached": ".p7m" } as const;
type Format = keyof typeof FORMATS;

const run = promisify(execFile);

/** Documents that are signed and verified, of any size. */
export class LargeDocuments {
  constructor(private readonly stage: Stage) {}

  async fromTheCommandLine(file: string, format: Format): Promise<void> {
    const commandLine = new CommandLine(this.stage, dirname(file));
    const signing = commandLine.run("sign", file, "--format", format, "--force");
    const asked = await Promise.race([patientPinWindow(this.stage), signing]);
    if (!("exitCode" in asked)) {
      await asked.enterPin(PIN);
    }
    const { exitCode, errors } = await signing;
    if (exitCode !== 0) {
      throw new Error(errors);
    }
  }

  /** Verifies what the command line has signed, with the heap of a small server. */
  async verified(file: string, format: Format): Promise<void> {
    const anchors = join(dirname(this.stage.portal.ready.token), "anchors.pem");
    const parts = format === "cms-detached" ? [file + FORMATS[format], file] : [file + FORMATS[format]];
    await run(tool("java"), ["-Xmx64m", "-cp", classPath(), VERIFIER, anchors, ...parts]);
  }

  async throughChromium(file: string, format: Format): Promise<void> {
    const browser = await this.stage.startBrowser();
    const portal = await pageWithFile(this.stage, browser, file);
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
    const asked = await patientPinWindow(this.stage);
    await asked.enterPin(PIN);
    await signing;
    await browser.close();
  }
}

function classPath(): string {
  return [join(ROOT, `demo/target/demo-${VERSION}.jar`), join(ROOT, "demo/target/lib/*")].join(":");
}

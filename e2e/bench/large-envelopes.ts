import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { activate } from "../stage/activation.js";
import { CommandLine } from "../stage/command-line.js";
import type { PortalPage } from "../stage/portal-page.js";
import type { Stage } from "../stage/stage.js";
import { PIN } from "../stage/u-key.js";
import { pageWithFile } from "./large-page.js";
import { patient, patientPinWindow } from "./patience.js";

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Files that are encrypted to the EC certificate behind PKCS#11, and opened there, of any size. */
export class LargeEnvelopes {
  /** @param certificate file in PEM */
  private constructor(
    private readonly stage: Stage,
    private readonly certificate: string,
  ) {}

  /** @param folder for the certificate */
  static async of(stage: Stage, folder: string): Promise<LargeEnvelopes> {
    const pem = await readFile(join(stage.portal.ready.pkcs11Token, "certificate.pem"), "utf8");
    const certificate = join(folder, "encryption.pem");
    // The key to sign with comes first.
    await writeFile(certificate, pem.match(PEM)?.[1] ?? "");
    return new LargeEnvelopes(stage, certificate);
  }

  async encrypt(file: string): Promise<void> {
    await this.ran(file, ["encrypt", file, "--to", this.certificate, "--force"]);
  }

  /** Opens what {@link encrypt} has written, over the file itself. */
  async open(file: string): Promise<void> {
    await this.ran(file, ["open", `${file}.p7e`, "--force"]);
  }

  private async ran(file: string, args: string[]): Promise<void> {
    const running = new CommandLine(this.stage, dirname(file)).run(...args);
    if (args[0] === "open") {
      const asked = await Promise.race([patientPinWindow(this.stage), running]);
      if (!("exitCode" in asked)) {
        await asked.enterPin(PIN);
      }
    }
    const { exitCode, errors } = await running;
    if (exitCode !== 0) {
      throw new Error(errors);
    }
  }

  /** Results go into files of the origin's own, as those of a page with large files should. */
  async throughChromium(file: string): Promise<void> {
    const browser = await this.stage.startBrowser();
    const portal = await pageWithFile(this.stage, browser, file);
    const recipient = (await readFile(this.certificate, "utf8")).replace(/-----[^-]+-----|\s/g, "");
    const encrypting = encrypted(portal, recipient);
    await (await this.shown("recipients", () => this.stage.recipientsWindow(), encrypting)).agreeToRecipients();
    await encrypting;
    await activate(portal.page);
    const opening = opened(portal);
    await (await this.shown("PIN", () => this.stage.pinWindow(), opening)).enterPin(PIN);
    await opening;
    await browser.close();
  }

  /** @param work may end with an error before its window comes */
  private async shown(
    what: string,
    window: () => ReturnType<Stage["pinWindow"]>,
    work: Promise<void>,
  ): ReturnType<Stage["pinWindow"]> {
    const early = work.then(() => Promise.reject(new Error(`ended without the window for the ${what}`)));
    return Promise.race([patient(what, window), early]);
  }
}

function encrypted({ page }: PortalPage, recipient: string): Promise<void> {
  return page.evaluate(async (certificate) => {
    const [content] = window.document.querySelector<HTMLInputElement>("#large")?.files ?? [];
    const directory = await navigator.storage.getDirectory();
    const encrypted = await window.kept?.connection?.envelopes.encrypt({
      recipients: [certificate],
      documents: [{ title: "large", content: content ?? new Blob() }],
      timeout: 1_200_000,
      fileFor: () => directory.getFileHandle("large.p7e", { create: true }),
    });
    window.bids = { plain: [], envelopes: encrypted?.documents.map(({ envelope }) => envelope) ?? [], opened: 0 };
  }, recipient);
}

function opened({ page }: PortalPage): Promise<void> {
  return page.evaluate(async () => {
    const directory = await navigator.storage.getDirectory();
    const [content = new Blob()] = window.bids?.envelopes ?? [];
    const result = await window.kept?.connection?.envelopes.open({
      nonce: "n".repeat(44),
      envelopes: [{ title: "large", content }],
      timeout: 1_200_000,
      fileFor: () => directory.getFileHandle("large", { create: true }),
    });
    if (result?.envelopes[0]?.outcome !== "OPENED") {
      throw new Error("not opened");
    }
  });
}

import { createHash, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "./browser.js";
import { Deployment } from "./deployment.js";
import { Display } from "./display.js";
import { HelperWindow } from "./helper-window.js";
import { Portal, type PortalOptions } from "./portal.js";
import { ROOT } from "./root.js";
import { SkfKey } from "./skf-key.js";
import { UKey } from "./u-key.js";

export const EXTENSION = join(ROOT, "extension/target/unpacked");
export const SKF_TOOL = join(ROOT, "softskf/target/softskf-device");
export const LIBRARY = join(ROOT, "extension/target/library");

export interface BrowserState {
  /** False for a browser without it; a folder for another build than the demo's. */
  extension?: boolean | string;
  registered?: boolean;
  /** Variables of the host's environment. */
  variables?: Record<string, string>;
  /** Launcher of another host than the demo's own. */
  launcher?: string;
  /** Deployment by the administrator of the computer. */
  deployment?: Deployment;
}

/** Everything but the browser: a screen, the portal with its server, and a U-Key. */
export class Stage {
  private readonly browsers = new Set<Browser>();
  private readonly deployments = new Set<Deployment>();
  private readonly others: (() => Promise<void>)[] = [];
  private count = 0;

  private softwareKey: UKey | undefined;

  private constructor(
    private readonly folder: string,
    readonly display: Display,
    readonly portal: Portal,
  ) {}

  /**
   * @param options by default without the U-Key behind PKCS#11, so that a test can pull the only one out
   * @param screen width and height in pixels
   */
  static async open(options: PortalOptions = {}, screen?: string): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), "signing-helper-"));
    const display = await Display.open(join(folder, "display"), screen);
    try {
      return new Stage(
        folder,
        display,
        await Portal.open(ROOT, join(folder, "demo"), { softwareKeyOnly: true, ...options }),
      );
    } catch (error) {
      await display.close();
      await rm(folder, { recursive: true });
      throw error;
    }
  }

  /** SHA-256 in hexadecimal of the certificate on the U-Key behind PKCS#11. */
  async pkcs11Certificate(): Promise<string> {
    const pem = await readFile(join(this.portal.ready.pkcs11Token, "certificate.pem"));
    return createHash("sha256").update(new X509Certificate(pem).raw).digest("hex");
  }

  get uKey(): UKey {
    return (this.softwareKey ??= new UKey(this.portal.ready.token));
  }

  /** The U-Key on a stage with the token `skf`. */
  get skfKey(): SkfKey {
    return new SkfKey(SKF_TOOL, this.portal.ready.skfToken);
  }

  /** Starts a browser with a fresh profile; by default that of a user who has installed everything. */
  async startBrowser({
    extension = true,
    registered = true,
    variables = {},
    launcher = this.portal.ready.host,
    deployment,
  }: BrowserState = {}): Promise<Browser> {
    this.count++;
    const browser = await Browser.start({
      environment: { ...this.display.environment, ...variables },
      launcher,
      folder: join(this.folder, `browser-${this.count}`),
      ...(extension === false ? {} : { extension: extension === true ? EXTENSION : extension }),
      ...(deployment === undefined ? {} : { computer: deployment.computer }),
    });
    this.browsers.add(browser);
    if (registered) {
      await browser.host.register();
    }
    return browser;
  }

  /** An administrator who lets a browser have the extension by policy. */
  async deploy(): Promise<Deployment> {
    const { extensionId } = this.portal.ready;
    const folder = join(this.folder, `deployment-${this.deployments.size + 1}`);
    const deployment = await Deployment.open(folder, { root: ROOT, unpacked: EXTENSION, extensionId });
    this.deployments.add(deployment);
    return deployment;
  }

  /**
   * Waits for the window that asks for the PIN.
   *
   * @param after an earlier one, which may still be there
   */
  pinWindow(after?: HelperWindow): Promise<HelperWindow> {
    return HelperWindow.shown(this.display, "pin", after);
  }

  /** Waits for the window that asks for a certificate. */
  certificateWindow(): Promise<HelperWindow> {
    return HelperWindow.shown(this.display, "certificate");
  }

  /** Waits for the window that shows who will be able to open envelopes. */
  recipientsWindow(): Promise<HelperWindow> {
    return HelperWindow.shown(this.display, "recipients");
  }

  /** Waits for the preview of a document. */
  pagesWindow(): Promise<HelperWindow> {
    return HelperWindow.shown(this.display, "pages");
  }

  /** Waits for the helper window itself. */
  helperWindow(): Promise<HelperWindow> {
    return HelperWindow.shown(this.display, "helper");
  }

  async noWindow(): Promise<void> {
    await HelperWindow.gone(this.display);
  }

  /** Has `end` called when the stage closes, after the browsers have ended. */
  onClose(end: () => Promise<void>): void {
    this.others.push(end);
  }

  /** Leaves the computer as it was. */
  async close(): Promise<void> {
    try {
      for (const browser of this.browsers) {
        await browser.close();
      }
      for (const deployment of this.deployments) {
        await deployment.close();
      }
      for (const end of this.others) {
        await end();
      }
    } finally {
      await this.portal.close();
      await this.display.close();
      await rm(this.folder, { recursive: true, force: true });
    }
  }
}

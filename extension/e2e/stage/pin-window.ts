import type { Display } from "./display.js";
import { until } from "./until.js";

/** Titles in Chinese and English of each purpose, as a regular expression. */
const TITLE =
  "^(政采签章助手 - (输入 U-Key PIN|绑定 CA|签名)|Signing Helper - (enter the U-Key's PIN|bind the certificate|sign))$";

const KEY_DELAY_MS = "30";

/** The host's window, worked with keys as a person would. */
export class PinWindow {
  private constructor(
    private readonly display: Display,
    private readonly id: string,
  ) {}

  /** Waits until the window is there and has come to the front by itself. */
  static async shown(display: Display, after?: PinWindow): Promise<PinWindow> {
    const id = await until("the PIN window is shown", async () =>
      (await PinWindow.all(display)).find((candidate) => candidate !== after?.id),
    );
    await until("the PIN window has the focus", async () => {
      const focused = await display.xdotool("getactivewindow").catch(() => undefined);
      return focused === id;
    });
    return new PinWindow(display, id);
  }

  /** Waits until no PIN window is left. */
  static async gone(display: Display): Promise<void> {
    await until("the PIN window is gone", async () => (await PinWindow.all(display)).length === 0);
  }

  private static async all(display: Display): Promise<string[]> {
    const found = await display.xdotool("search", "--onlyvisible", "--name", TITLE).catch(() => "");
    return found.split("\n").filter((line) => line !== "");
  }

  /** The field for the PIN has the focus from the start. */
  async enterPin(pin: string): Promise<void> {
    await this.type(pin);
    await this.press("Return");
  }

  async type(text: string): Promise<void> {
    await this.display.xdotool("type", "--delay", KEY_DELAY_MS, text);
  }

  /** @param keys as xdotool names them, e.g. `alt+c` */
  async press(...keys: string[]): Promise<void> {
    await this.display.xdotool("key", "--delay", KEY_DELAY_MS, ...keys);
  }

  /** Waits until the window says in red what is wrong; then it takes keys again. */
  async warns(): Promise<void> {
    await until("the PIN window warns", async () => hasRedText(await this.display.pixels(this.id)));
  }

  /** The other certificate `steps` further down in the list; the PIN field has the focus again. */
  async chooseFurtherDown(steps: number): Promise<void> {
    await this.press("alt+c", ...Array<string>(steps).fill("Down"), "alt+p");
  }

  /** Ticks the consent to the last try, by its letter in the Chinese window. */
  async consentToLastTry(): Promise<void> {
    await this.press("alt+l", "alt+p");
  }

  async cancel(): Promise<void> {
    await this.press("Escape");
  }
}

/** More than a red pixel or two at the edge of a letter. */
function hasRedText(rgb: Buffer): boolean {
  let red = 0;
  for (let i = 0; i + 2 < rgb.length; i += 3) {
    if (rgb.readUInt8(i) > rgb.readUInt8(i + 1) + 80 && rgb.readUInt8(i) > rgb.readUInt8(i + 2) + 80) {
      red++;
    }
  }
  return red > 100;
}

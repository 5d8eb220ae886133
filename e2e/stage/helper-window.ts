import { setTimeout } from "node:timers/promises";
import type { Display } from "./display.js";
import { until } from "./until.js";

/** Titles in Chinese and English of each purpose, as regular expressions. */
const TITLES = {
  pin: "(政采签章助手 - (输入 U-Key PIN|绑定 CA|签名|修改 PIN|打开加密文件|开标演练|情况说明)|Signing Helper - (enter the U-Key's PIN|bind the certificate|sign|change the PIN|open|rehearse|statement))",
  recipients: "(政采签章助手 - 加密|Signing Helper - encrypt)",
  helper: "(政采签章助手 - 检测与 U-Key|Signing Helper - diagnosis and U-Keys)",
  pages: "(政采签章助手 - 文件页面|Signing Helper - pages of the document)",
  certificate: "(政采签章助手 - 选择证书|Signing Helper - choose a certificate)",
} as const;

/** Titles while a window waits for the U-Key that was pulled out of it. */
const WAITING = "(政采签章助手 - 请插回 U-Key|Signing Helper - plug the U-Key back in)";

/** Ending of a title while keys and clicks do not count; the host writes it in both languages. */
const NOT_ARMED = "(（请稍候）| \\(wait\\))";

export type Kind = keyof typeof TITLES;

const KEY_DELAY_MS = "30";

/** Pixels from the last line about the certificate to the lower edge of a window for the PIN. */
const BELOW_CERTIFICATE = 190;

/** A window of the host, operated by keys like a user's. */
export class HelperWindow {
  private constructor(
    private readonly display: Display,
    private readonly id: string,
  ) {}

  /** Waits until the window is open, has come to the front by itself and accepts keys, which its whole title shows. */
  static async shown(display: Display, kind: Kind, after?: HelperWindow): Promise<HelperWindow> {
    const id = await until(`the window for the ${kind} is shown`, async () =>
      (await HelperWindow.all(display, TITLES[kind])).find((candidate) => candidate !== after?.id),
    );
    await until(`the window for the ${kind} has the focus`, async () => {
      const focused = await display.xdotool("getactivewindow").catch(() => undefined);
      return focused === id;
    });
    return new HelperWindow(display, id);
  }

  /** Waits until none is left. */
  static async gone(display: Display): Promise<void> {
    const any = `(${Object.values(TITLES).join("|")}|${WAITING})${NOT_ARMED}?`;
    await until("the helper's window is gone", async () => (await HelperWindow.all(display, any)).length === 0);
  }

  /** Brings it to the front, as a click on it in the task bar does. */
  async raise(): Promise<void> {
    await this.display.xdotool("windowactivate", "--sync", this.id);
    await this.takesKeys();
  }

  /** Waits until it takes keys. */
  async takesKeys(): Promise<void> {
    const any = Object.values(TITLES).join("|");
    await until("the window takes keys", async () => (await HelperWindow.all(this.display, any)).includes(this.id));
  }

  private static async all(display: Display, title: string): Promise<string[]> {
    const found = await display.xdotool("search", "--onlyvisible", "--name", `^(${title})$`).catch(() => "");
    return found.split("\n").filter((line) => line !== "");
  }

  /** Presses a page's letter until that page is seen, of the helper window with several. */
  async turnTo(letter: string): Promise<void> {
    const before = await this.display.pixels(this.id);
    await until(`the page ${letter} is shown`, async () => {
      await this.press(`alt+${letter}`);
      return !(await this.display.pixels(this.id)).equals(before);
    });
  }

  /** Waits until nothing in it has changed for a second. */
  async comesToRest(): Promise<void> {
    let before = await this.display.pixels(this.id);
    await until("the window has come to rest", async () => {
      await setTimeout(1000);
      const now = await this.display.pixels(this.id);
      const rests = now.equals(before);
      before = now;
      return rests;
    });
  }

  /** @returns how many of its pixels have exactly this colour, as red, green and blue */
  async count([red, green, blue]: readonly [number, number, number]): Promise<number> {
    const pixels = await this.display.pixels(this.id);
    let count = 0;
    for (let at = 0; at < pixels.length; at += 3) {
      count += pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue ? 1 : 0;
    }
    return count;
  }

  /** @param file PNG of what is within its frame */
  async takePicture(file: string): Promise<void> {
    await this.display.takePicture(file, this.id);
  }

  /** The field for the PIN has the focus from the start. */
  async enterPin(pin: string): Promise<void> {
    await this.type(pin);
    await this.press("Return");
  }

  /** Types in the Chinese window that changes the PIN; the field for the current one has the focus. */
  async changePin(current: string, fresh: string, repeated = fresh): Promise<void> {
    await this.type(current);
    await this.press("Tab");
    await this.type(fresh);
    await this.press("Tab");
    await this.type(repeated);
    await this.press("Return");
  }

  async type(text: string): Promise<void> {
    await this.display.xdotool("type", "--delay", KEY_DELAY_MS, text);
  }

  /** @param keys keys in xdotool's notation, e.g. `alt+c` */
  async press(...keys: string[]): Promise<void> {
    await this.display.xdotool("key", "--delay", KEY_DELAY_MS, ...keys);
  }

  /** Closes the window that says what was done, as soon as it says so. */
  async acknowledge(): Promise<void> {
    await until("the window is closed", async () => {
      await this.press("Return");
      return !(await HelperWindow.all(this.display, TITLES.pin)).includes(this.id);
    });
  }

  /** Waits until the window says in red what is wrong, and takes keys again. */
  async warns(): Promise<void> {
    await until("the PIN window warns", async () => hasRedText(await this.display.pixels(this.id)));
    await this.takesKeys();
  }

  /** Waits until it says that it waits for the U-Key that was pulled out. */
  async waits(): Promise<void> {
    await until("the window waits for its U-Key", async () =>
      (await HelperWindow.all(this.display, `${WAITING}${NOT_ARMED}?`)).includes(this.id),
    );
  }

  /** Waits until it says that the U-Key is gone: that it waits for it, or in red that a PIN did not reach it. */
  async missesItsKey(): Promise<void> {
    await until("the window misses its U-Key", async () => {
      const waiting = await HelperWindow.all(this.display, `${WAITING}${NOT_ARMED}?`);
      return waiting.includes(this.id) || hasRedText(await this.display.pixels(this.id));
    });
  }

  /** Waits until it says nothing in red any more, and takes keys again. */
  async calmsDown(): Promise<void> {
    await until("the PIN window does not warn any more", async () => !hasRedText(await this.display.pixels(this.id)));
    await this.takesKeys();
  }

  /** The certificate `steps` further down in the list, where there is one; the PIN field has the focus again. */
  async chooseFurtherDown(steps: number): Promise<void> {
    const any = `${Object.values(TITLES).join("|")}|${WAITING}`;
    await until("the window takes keys", async () => (await HelperWindow.all(this.display, any)).includes(this.id));
    if (steps === 0) {
      return;
    }
    await this.focusAnew("the list", "alt+c");
    for (let step = 0; step < steps; step++) {
      const before = await this.upperPart();
      await this.press("Down");
      await until("Down is seen", async () => !(await this.upperPart()).equals(before));
    }
    await this.focusAnew("the PIN field", "alt+p");
  }

  /**
   * Presses a key until another focus is seen, as a user does whom nothing answers: AWT hands the focus on by a later event,
   * and on a busy computer a key that has come by then is lost, or goes to the part that had the focus.
   */
  private async focusAnew(part: string, key: string): Promise<void> {
    const before = await this.upperPartAtRest();
    await until(`${part} has the focus`, async () => {
      await this.press(key);
      return !(await this.upperPartAtRest()).equals(before);
    });
  }

  /** Also without the tips of keys, which are seen while Alt is held. */
  private async upperPartAtRest(): Promise<Buffer> {
    let before = await this.upperPart();
    return until("the window's upper part has come to rest", async () => {
      await setTimeout(200);
      const now = await this.upperPart();
      const rests = now.equals(before);
      before = now;
      return rests && now;
    });
  }

  /** Pixels of what lies above the PIN field with its blinking caret, down to the last line about the certificate. */
  private async upperPart(): Promise<Buffer> {
    const whole = await this.display.pixels(this.id);
    const { height } = await this.place();
    return whole.subarray(0, whole.length - (whole.length / height) * BELOW_CERTIFICATE);
  }

  /** Ticks the consent to the last try, by its letter in the Chinese window. */
  async consentToLastTry(): Promise<void> {
    await this.press("alt+l", "alt+p");
  }

  /** Chooses in the window for the certificate the one `steps` further down. */
  async chooseCertificate(steps: number, remember = false): Promise<void> {
    await this.press(...Array<string>(steps).fill("Down"), ...(remember ? ["alt+r"] : []), "alt+o");
  }

  /** Agrees in the Chinese window that shows who will be able to open. */
  async agreeToRecipients(): Promise<void> {
    await this.press("alt+j");
  }

  /** Ticks the consent to the last try with the mouse, where it is seen above the buttons at 200 %. */
  async clickConsentAt200(): Promise<void> {
    const { height } = await this.place();
    await this.click(2 * 66, height - 2 * 193);
    await this.press("alt+p");
  }

  /** 停止, with the mouse; the button in the lower right corner, which is 取消 before the first of several is signed. */
  async pressStop(): Promise<void> {
    const { width, height } = await this.place();
    await this.click(width - 50, height - 32);
  }

  /** Returns where it is on the screen, in pixels and without its frame. */
  async place(): Promise<{ left: number; top: number; width: number; height: number }> {
    const told = await this.display.windowInformation(this.id);
    const number = (name: string): number => Number(new RegExp(`${name}: +(-?\\d+)`).exec(told)?.[1]);
    return {
      left: number("Absolute upper-left X"),
      top: number("Absolute upper-left Y"),
      width: number("Width"),
      height: number("Height"),
    };
  }

  private async click(left: number, top: number): Promise<void> {
    await this.display.xdotool("mousemove", "--window", this.id, String(left), String(top), "click", "1");
  }

  async cancel(): Promise<void> {
    await this.press("Escape");
  }

  /** Presses Escape whenever the window takes keys, until it is gone: it takes none while it asks anew. */
  async dismiss(): Promise<void> {
    const titles = `${Object.values(TITLES).join("|")}|${WAITING}`;
    await until("the window is dismissed", async () => {
      if ((await HelperWindow.all(this.display, titles)).includes(this.id)) {
        await this.cancel();
      }
      return !(await HelperWindow.all(this.display, `(${titles})${NOT_ARMED}?`)).includes(this.id);
    });
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

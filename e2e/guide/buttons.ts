import type { Page } from "@playwright/test";
import { join } from "node:path";
import type { Display } from "../stage/display.js";
import { HelperWindow } from "../stage/helper-window.js";
import { until } from "../stage/until.js";

const PIN = "123456";
/** A row of the table of buttons: the button's name, and the text that the page shows then. */
const ROW = /^\| ([^|,]+?)(?:,[^|]*)? \| `([^`]+)` \|$/gm;

/** The button whose work is the server's alone. */
const WITHOUT_WINDOW = "验证";

/** The page of the guide, its buttons and what it says. */
export class Buttons {
  /** Name of each button of the guide's table, and the text that the page shows then. */
  private readonly rows: (readonly [string, string])[];

  constructor(
    private readonly page: Page,
    private readonly display: Display,
    guide: string,
  ) {
    this.rows = [...guide.matchAll(ROW)].map(([, button = "", said = ""]) => [button, said] as const);
  }

  /** Gives the browser cookies of other programs at localhost alone, whose names may end as the portal's do. */
  async meetOtherCookies(): Promise<void> {
    const named = ["elsewhere", "otherbrowser", "othersession"];
    const cookies = named.map((name) => ({ name, value: "another", domain: "localhost", path: "/" }));
    await this.page.context().clearCookies(); // the browser sends cookies in the order of their making
    await this.page.context().addCookies(cookies);
  }

  /** Presses all buttons of the table, on a page that is loaded anew. */
  async pressAll(folder: string): Promise<string[]> {
    await this.page.reload();
    await this.page.locator("#file").setInputFiles(join(folder, "tender.pdf"));
    for (const [button, said] of this.rows) {
      await this.press(button, said);
    }
    await this.verifySealed(join(folder, "sealed.pdf"));
    return this.rows.map(([, said]) => said);
  }

  /** Downloads what 盖章 has made, and has it judged. */
  private async verifySealed(sealed: string): Promise<void> {
    const downloaded = this.page.waitForEvent("download");
    await this.page.locator("#sealed").click();
    await (await downloaded).saveAs(sealed);
    await this.page.locator("#file").setInputFiles(sealed);
    await this.click(WITHOUT_WINDOW);
    await until("the sealed file passes", async () =>
      (await this.page.locator("#said").textContent())?.startsWith("TOTAL_PASSED "),
    );
  }

  /** Presses a button of the table, on a page that is loaded anew. */
  async pressOne(button: string, said = new Map(this.rows).get(button) ?? ""): Promise<string> {
    await this.page.reload();
    return this.press(button, said);
  }

  /** Gives up in the helper's window, and goes on by the button 重试 of the error that the page shows. */
  async tryAgain(button: string): Promise<string> {
    await this.page.reload();
    await this.click(button);
    await (await HelperWindow.shown(this.display, "pin")).cancel();
    const retry = this.page.locator("signing-helper-error").getByRole("button", { name: "重试", exact: true });
    await retry.click();
    return this.answer(button, new Map(this.rows).get(button) ?? "");
  }

  private async press(button: string, expected: string): Promise<string> {
    await this.click(button);
    return this.answer(button, expected);
  }

  private async click(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  private async answer(button: string, expected: string): Promise<string> {
    if (button !== WITHOUT_WINDOW) {
      await this.confirm(button);
    }
    const said = this.page.locator("#said");
    const text = await until(`an answer to ${button}`, async () => {
      const shown = (await said.textContent()) ?? "";
      return shown !== "…" && shown;
    });
    if (text !== expected) {
      throw new Error(`${button}: the page says "${text}", the guide "${expected}"`);
    }
    await HelperWindow.gone(this.display);
    return text;
  }

  private async confirm(button: string): Promise<void> {
    const window = await HelperWindow.shown(this.display, "pin");
    if (!(await this.page.getByRole("button", { name: button, exact: true }).isDisabled())) {
      throw new Error(`${button}: it can be pressed while the helper's window is open`);
    }
    await window.enterPin(PIN);
  }
}

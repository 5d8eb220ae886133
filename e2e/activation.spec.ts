import type { Page } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SigningHelperError } from "../extension/src/page/index.js";
import { expect, test } from "./fixtures.js";
import { OtherWindow } from "./stage/other-window.js";
import { OutsideBrowser } from "./stage/outside-browser.js";
import { EXTENSION } from "./stage/stage.js";
import { until } from "./stage/until.js";

/**
 * Page that asks for a window without a click: when it loses the focus, when it is hidden, and when a key is pressed.
 */
const EAGER_PAGE = `<script type="module">
  import { SigningHelper } from "/signing-helper.js";
  const helper = await SigningHelper.connect();
  const ask = async () => {
    const said = await helper.login({ nonce: "n".repeat(44) }).then(() => "YES", ({ code }) => code);
    await fetch("/said-" + said);
    document.title = said;
  };
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && ask());
  addEventListener("blur", () => document.visibilityState === "visible" && ask(), { once: true });
  addEventListener("keydown", ({ key }) => key === "l" && ask());
  addEventListener("click", () => (document.title = "clicked"));
  document.title = "ready";
</script>`;

test("a page opens a window only after a click that its user made", async ({ stage, openPortal }) => {
  const { page, library } = await openPortal();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setFocusEmulationEnabled", { enabled: false });
  await library.connect();

  expect(await loginUnasked(page)).toBe("ACTIVATION_NEEDED");
  await page.evaluate(() => {
    document.documentElement.click();
    document.documentElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
  expect(await loginUnasked(page)).toBe("ACTIVATION_NEEDED");
  await stage.noWindow();

  const login = library.login();
  await (await stage.pinWindow()).cancel();
  expect(await login).toMatchObject({ code: "CANCELLED" });
  // A window that the user has closed does not come back by itself.
  expect(await loginUnasked(page)).toBe("ACTIVATION_NEEDED");
});

test("a click on a page is no click on the next one", { tag: "@full" }, async ({ openPortal }) => {
  const { page, library } = await openPortal();
  await page.keyboard.press("Shift");
  await page.reload();
  await library.connect();

  expect(await loginUnasked(page)).toBe("ACTIVATION_NEEDED");
});

test("neither a tab in the background nor one without the focus opens a window", async ({ stage, site }) => {
  const folder = await mkdtemp(join(tmpdir(), "signing-helper-outside-"));
  site.page("/eager", EAGER_PAGE);
  const browser = await OutsideBrowser.start(stage.display, `${site.allowed}/eager`, {
    extension: EXTENSION,
    launcher: stage.portal.ready.host,
    folder,
  });
  const refusals = (): number => site.requests.filter((path) => path === "/said-ACTIVATION_NEEDED").length;
  await browser.shows("ready");
  await browser.click();
  await browser.shows("clicked");

  const other = await OtherWindow.open(stage.display);
  await until("a page without the focus is refused", () => refusals() === 1);
  await other.close();
  await browser.shows("ACTIVATION_NEEDED");
  await browser.click();
  await browser.shows("clicked");
  await browser.press("ctrl+t");
  await until("a tab in the background is refused", () => refusals() === 2);
  await stage.noWindow();

  await browser.press("ctrl+w");
  await browser.shows("ACTIVATION_NEEDED");
  await browser.press("l");
  await (await stage.pinWindow()).cancel();
  await until("the user has closed the window", () => site.requests.includes("/said-CANCELLED"));
  await browser.close();
  // Its children write for a moment after it has ended.
  await rm(folder, { recursive: true, maxRetries: 10 });
});

/** Asks for a login as a page's own script does by itself; gives the error's code. */
function loginUnasked(page: Page): Promise<string> {
  return page.evaluate(async () => {
    try {
      await window.kept?.connection?.login({ nonce: "n".repeat(44) });
      return "YES";
    } catch (error) {
      return (error as SigningHelperError).code;
    }
  });
}

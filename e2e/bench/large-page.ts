import { activate } from "../stage/activation.js";
import type { Browser } from "../stage/browser.js";
import { PortalPage } from "../stage/portal-page.js";
import type { Stage } from "../stage/stage.js";

/** Opens a connected page of the portal with a field `#large` that holds the file, as after a click. */
export async function pageWithFile(stage: Stage, browser: Browser, file: string): Promise<PortalPage> {
  const portal = await PortalPage.open(browser.context, stage.portal.ready.url);
  await portal.library.connect();
  await portal.page.evaluate(() => {
    window.document.body.append(Object.assign(window.document.createElement("input"), { type: "file", id: "large" }));
  });
  await portal.page.locator("#large").setInputFiles(file);
  await activate(portal.page);
  return portal;
}

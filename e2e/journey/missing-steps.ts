import { PortalPage } from "../stage/portal-page.js";
import { expect, type Visit } from "./visit.js";

/** Another browser of the same user, without the extension: the portal's page leads to the installation, first and big. */
export async function extensionMissingPage(visit: Visit): Promise<string> {
  const { stage } = visit;
  const browser = await stage.startBrowser({ extension: false, registered: false });
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const portal = await PortalPage.in(page, stage.portal.ready.url);
    const { code = "no error code" } = await portal.outcome();
    await visit.takePicture("extension-missing-page");
    expect(code === "EXTENSION_MISSING", code);
    const link = page.locator("#result").locator("h2 + p > a:first-child");
    const text = (await link.innerText()).trim();
    expect(text.startsWith("安装签章助手"), text);
    const address = (await link.getAttribute("href")) ?? "";
    const steps = await page.locator("#result ol").innerText();
    expect(steps.includes(address), steps);
    const size = (selector: string): Promise<number> =>
      page
        .locator(selector)
        .first()
        .evaluate((part) => parseFloat(getComputedStyle(part).fontSize));
    const [ofLink, ofSteps] = [await size("#result a"), await size("#result li")];
    expect(ofLink > ofSteps, `${ofLink} px, the steps ${ofSteps} px`);
    return `${code}: “${text.replace(/\s+/g, " ")}” before all else, to ${address}`;
  } finally {
    await browser.close();
  }
}

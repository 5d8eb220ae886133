import { expect, test } from "./fixtures.js";
import { otherPortal } from "./stage/other-portal.js";
import { PageLibrary } from "./stage/page-library.js";
import { EXTENSION } from "./stage/stage.js";

const OTHER = "other-one";

test("of two portals that allow a page each is found by its name, and its host alone hears the page", async ({
  stage,
  site,
}, testInfo) => {
  const other = await otherPortal(stage.portal.ready.host, OTHER, testInfo.outputPath("other"));
  const browser = await stage.startBrowser({ extension: `${EXTENSION},${other.extension}` });
  const host = { demo: browser.host, other: browser.host.beside(other.launcher, OTHER) };
  await host.other.register();
  const opened = (): object => ({
    demo: host.demo.frames("session.open").length,
    other: host.other.frames("session.open").length,
  });
  const connect = async (profile?: string): Promise<object> => {
    const page = await browser.context.newPage();
    await page.goto(site.allowed + site.page("/two-portals", ""));
    return new PageLibrary(page).connect(profile);
  };

  expect(await connect(OTHER)).toMatchObject({ profile: OTHER });
  expect(await connect("demo")).toMatchObject({ profile: "demo" });
  expect(await connect("hubei")).toMatchObject({ code: "EXTENSION_MISSING" });
  expect(opened()).toEqual({ demo: 1, other: 1 });
  expect(host.demo.frames("token.list")).toHaveLength(1);
  expect(host.other.frames("token.list")).toHaveLength(1);
  expect(browser.hosts).toHaveLength(2);

  const { profile } = (await connect()) as { profile: string };
  expect(["demo", OTHER]).toContain(profile);
  const first = { demo: profile === "demo" ? 2 : 1, other: profile === "demo" ? 1 : 2 };
  expect(opened()).toEqual(first);

  const page = await browser.context.newPage();
  const element = `<signing-helper-status profile="${OTHER}"></signing-helper-status>`;
  site.page("/element", `<script type="module" src="/signing-helper-elements.js"></script>${element}`);
  await page.goto(`${site.allowed}/element`);
  await expect(page.locator("signing-helper-status")).toHaveAttribute("data-state", "ready");
  expect(opened()).toEqual({ ...first, other: first.other + 1 });
  await browser.close();
});

import type { Frame, Page } from "@playwright/test";
import { expect, test } from "./fixtures.js";
import type { Host } from "./stage/host.js";
import { PageLibrary } from "./stage/page-library.js";
import { until } from "./stage/until.js";
import { VERSION } from "./stage/version.js";

// Each test has its control: the same page where it is allowed. Its frames reach the host's log after any that the
// stranger might have sent.

test("a page of another origin finds nothing", async ({ installed, site }) => {
  const page = await installed.context.newPage();
  site.page("/", "");

  await page.goto(`${site.foreign}/`);
  await expectNothing(installed.host, page, "EXTENSION_MISSING");

  await page.goto(`${site.allowed}/`);
  await expectSession(installed.host, page, site.allowed);
  await page.close();
});

test("a foreign frame inside an allowed page finds nothing", async ({ installed, site }) => {
  const page = await installed.context.newPage();
  site.page("/empty", "");
  site.page("/frames", `<iframe src="${site.foreign}/empty"></iframe><iframe src="${site.allowed}/empty"></iframe>`);
  await page.goto(`${site.allowed}/frames`);

  await expectNothing(installed.host, await frameOf(page, `${site.foreign}/empty`), "EXTENSION_MISSING");

  await expectSession(installed.host, await frameOf(page, `${site.allowed}/empty`), site.allowed);
  await page.close();
});

test("the portal inside a foreign page is refused", async ({ stage, installed, site }) => {
  const { url } = stage.portal.ready;
  const page = await installed.context.newPage();
  site.page("/framing", `<iframe src="${url}"></iframe>`);

  await page.goto(`${site.foreign}/framing`);
  await expectNothing(installed.host, await frameOf(page, url), "ORIGIN_NOT_ALLOWED");

  await page.goto(`${site.allowed}/framing`);
  await expectSession(installed.host, await frameOf(page, url), new URL(url).origin);
  await page.close();
});

test("the portal inside a foreign frame inside an allowed page is refused", async ({ installed, site }) => {
  const page = await installed.context.newPage();
  site.page("/inner", "");
  site.page("/middle", `<iframe src="${site.allowed}/inner"></iframe>`);
  site.page("/outer-foreign", `<iframe src="${site.foreign}/middle"></iframe>`);
  site.page("/outer-allowed", `<iframe src="${site.allowed}/middle"></iframe>`);

  await page.goto(`${site.allowed}/outer-foreign`);
  await expectNothing(installed.host, await frameOf(page, `${site.allowed}/inner`), "ORIGIN_NOT_ALLOWED");

  await page.goto(`${site.allowed}/outer-allowed`);
  await expectSession(installed.host, await frameOf(page, `${site.allowed}/inner`), site.allowed);
  await page.close();
});

test("a sandboxed frame, which has no origin, finds nothing", async ({ installed, site }) => {
  const page = await installed.context.newPage();
  site.page("/empty", "");
  site.page("/sandbox", `<iframe sandbox="allow-scripts" src="/empty"></iframe>`);
  site.page("/no-sandbox", `<iframe src="/empty"></iframe>`);

  await page.goto(`${site.allowed}/sandbox`);
  await expectNothing(installed.host, await frameOf(page, `${site.allowed}/empty`), "EXTENSION_MISSING");

  await page.goto(`${site.allowed}/no-sandbox`);
  await expectSession(installed.host, await frameOf(page, `${site.allowed}/empty`), site.allowed);
  await page.close();
});

/** @param code why the page library gives up */
async function expectNothing(host: Host, frame: Page | Frame, code: string): Promise<void> {
  const before = host.frames().length;
  expect(await new PageLibrary(frame).connect()).toMatchObject({ code });
  expect(host.frames()).toHaveLength(before);
}

async function expectSession(host: Host, frame: Page | Frame, origin: string): Promise<void> {
  const before = host.frames("session.open").length;
  expect(await new PageLibrary(frame).connect()).toMatchObject({ host: VERSION });
  expect(host.frames("session.open").slice(before)).toContainEqual(expect.objectContaining({ origin }));
}

async function frameOf(page: Page, url: string): Promise<Frame> {
  const frame = await until(`a frame shows ${url}`, () => page.frames().find((candidate) => candidate.url() === url));
  await frame.waitForLoadState();
  return frame;
}

import { expect, test } from "./fixtures.js";
import { hostWithOrigins } from "./stage/host-with-origins.js";
import { PageLibrary } from "./stage/page-library.js";
import { until } from "./stage/until.js";
import { SUPPLIER } from "./stage/portal-page.js";
import { PIN } from "./stage/u-key.js";

// The frames that a portal allows; those that it does not are in strangers.spec.ts.

const frames = [
  { kind: "the same", sandbox: "" },
  { kind: "the same sandboxed", sandbox: 'sandbox="allow-scripts allow-same-origin"' },
  { kind: "another", sandbox: "" },
];

for (const [number, { kind, sandbox }] of frames.entries()) {
  test(`a user logs in on a page in a frame of ${kind} origin that the profile names`, async ({
    stage,
    installed,
    site,
  }, testInfo) => {
    const { url } = stage.portal.ready;
    const inner = kind === "another" ? url : `${site.allowed}/framed`;
    site.page("/framed", "");
    const around = site.page(
      `/around-${number}`,
      `<iframe src="${inner}" ${sandbox} width="900" height="600"></iframe>`,
    );
    const page = await installed.context.newPage();
    await page.goto(site.allowed + around);
    const frame = await until(`a frame shows ${inner}`, () => page.frames().find((found) => found.url() === inner));
    await frame.waitForLoadState();
    const library = new PageLibrary(frame);
    await library.connect();

    const login = library.login();
    const window = await stage.pinWindow();
    await stage.display.takePicture(testInfo.outputPath("window.png"));
    await window.enterPin(PIN);

    expect(await login).toHaveProperty("signature");
    expect(installed.host.frames("session.open").at(-1)).toMatchObject({ origin: new URL(inner).origin });
    await page.close();
  });
}

test("an origin without capabilities frames the portal, whose page logs in, and may ask for nothing itself", async ({
  stage,
  site,
}, testInfo) => {
  const { url, host } = stage.portal.ready;
  const launcher = await hostWithOrigins(host, testInfo.outputPath("host"), [
    { origin: new URL(url).origin, capabilities: ["login.authenticate"] },
    { origin: site.allowed, capabilities: [] },
  ]);
  const browser = await stage.startBrowser({ launcher });
  const page = await browser.context.newPage();
  await page.goto(site.allowed + site.page("/shell", `<iframe src="${url}" width="900" height="600"></iframe>`));

  expect(await new PageLibrary(page).connect()).toMatchObject({ code: "ORIGIN_NOT_ALLOWED" });

  const frame = await until("the frame shows the portal", () => page.frames().find((found) => found.url() === url));
  await frame.waitForLoadState();
  const library = new PageLibrary(frame);
  expect(await library.connect()).toMatchObject({ capabilities: ["login.authenticate"] });
  expect(await library.bind({ ...SUPPLIER, role: "supplier" })).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
  // It was the host that refused, and only this.
  expect(browser.host.frames("login.bind")).toHaveLength(1);
  const login = library.login();
  await (await stage.pinWindow()).enterPin(PIN);
  expect(await login).toHaveProperty("signature");
  await browser.close();
});

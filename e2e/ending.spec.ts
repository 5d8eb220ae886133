import { expect, test } from "./fixtures.js";
import { allEnded } from "./stage/host.js";
import { PortalPage } from "./stage/portal-page.js";
import { PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";

test(
  "cancelling in the window ends the login, and the server has nothing to verify",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    const before = await stage.portal.verifications();
    await portal.pressLogin();
    const window = await stage.pinWindow();

    await window.cancel();

    expect(await portal.outcome()).toMatchObject({ code: "CANCELLED", state: "ended" });
    expect(await portal.resultText()).not.toContain("错误代码");
    expect(await stage.portal.verifications()).toEqual(before);
  },
);

test("an AbortSignal ends the login and closes the window", { tag: "@full" }, async ({ stage, openPortal }) => {
  const { library } = await openPortal();
  await library.connect();
  const login = library.login();
  await stage.pinWindow();

  await library.abort();

  expect(await login).toMatchObject({ code: "ABORTED" });
  await stage.noWindow();
});

test("closing the page closes its window and its session", async ({ stage, installed, openPortal }) => {
  const portal = await openPortal();
  await portal.pressLogin();
  const window = await stage.pinWindow();
  const [asking] = installed.host.frames("login.authenticate").slice(-1);
  // Typed but not sent: a PIN that was given would have logged the U-Key in.
  await window.type(PIN);

  await portal.page.close();

  await stage.noWindow();
  await until("the session is closed", () =>
    installed.host.frames("session.close").some(({ session }) => session === asking?.session),
  );

  // The U-Key is not left logged in: the next page is asked for the PIN again.
  const next = await openPortal();
  await next.pressLogin();
  await (await stage.pinWindow()).cancel();
  expect(await next.outcome()).toMatchObject({ code: "CANCELLED" });
});

test("leaving the page closes its window too", { tag: "@full" }, async ({ stage, openPortal }) => {
  const portal = await openPortal();
  await portal.pressLogin();
  await stage.pinWindow();

  await portal.page.goto("about:blank");

  await stage.noWindow();
});

test("killing the browser takes the host and its window along", async ({ stage }) => {
  const browser = await stage.startBrowser();
  const portal = await PortalPage.open(browser.context, stage.portal.ready.url);
  await portal.pressLogin();
  await stage.pinWindow();
  const { hosts } = browser;
  expect(hosts).toHaveLength(1);

  browser.kill();

  await allEnded(hosts);
  await stage.noWindow();
});

test(
  "without a U-Key no window comes, and the page says to plug it in",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    await stage.uKey.unplug();

    await portal.pressLogin();

    expect(await portal.outcome()).toMatchObject({ code: "TOKEN_ABSENT" });
    const words = await portal.resultText();
    expect(words).toContain("没有检测到 U-Key");
    expect(words).toContain("请插入 U-Key");
    await stage.noWindow();
  },
);

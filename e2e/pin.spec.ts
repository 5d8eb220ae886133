import { expect, test } from "./fixtures.js";
import { allEnded } from "./stage/host.js";
import { PIN, WRONG_PIN } from "./stage/u-key.js";

test(
  "a wrong PIN keeps the window open and tells how many tries are left",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const { library } = await openPortal();
    await library.connect();
    const login = library.login();
    const window = await stage.pinWindow();

    await window.enterPin(WRONG_PIN);
    await window.warns();
    await window.cancel();

    const left = stage.uKey.triesMaximum - 1;
    expect(await login).toMatchObject({ code: "PIN_INCORRECT", facts: { triesLeft: String(left) } });
    expect(stage.uKey.triesLeft).toBe(left);
  },
);

test(
  "the right PIN after a wrong one logs in and gives all tries back",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    await portal.pressLogin();
    const window = await stage.pinWindow();

    await window.enterPin(WRONG_PIN);
    await window.warns();
    await window.enterPin(PIN);

    const { verification } = await portal.outcome();
    expect(await stage.portal.verification(verification)).toMatchObject({ outcome: "ACCEPTED" });
    expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum);
  },
);

test("the last try needs a consent of its own", { tag: "@full" }, async ({ stage, openPortal }) => {
  await stage.uKey.setTriesLeft(1);
  const { library } = await openPortal();
  await library.connect();
  const login = library.login();
  const window = await stage.pinWindow();

  // Without the consent this would lock the U-Key, and then no PIN would help.
  await window.enterPin(WRONG_PIN);
  await window.press("ctrl+a", "BackSpace");
  await window.consentToLastTry();
  await window.enterPin(PIN);

  expect(await login).toMatchObject({ algorithm: "SM2SM3" });
});

test("a wrong PIN at the last try locks the U-Key, and the page is told", async ({ stage, openPortal }) => {
  await stage.uKey.setTriesLeft(1);
  const { library } = await openPortal();
  await library.connect();
  const login = library.login();
  const window = await stage.pinWindow();

  await window.consentToLastTry();
  await window.enterPin(WRONG_PIN);
  await expect.poll(() => stage.uKey.triesLeft).toBe(0);
  // Red already while it asks for the consent, so its color does not tell when it has become another window.
  await window.dismiss();

  expect(await login).toMatchObject({ code: "PIN_LOCKED" });
});

test("a locked U-Key's window says what to do and takes no PIN", { tag: "@full" }, async ({ stage, openPortal }) => {
  await stage.uKey.setTriesLeft(0);
  const { library } = await openPortal();
  await library.connect();
  const login = library.login();
  const window = await stage.pinWindow();

  await window.warns();
  await window.enterPin(PIN);

  expect(await login).toMatchObject({ code: "PIN_LOCKED" });
  expect(stage.uKey.triesLeft).toBe(0);
});

test(
  "spent tries stay spent when the host is started anew",
  { tag: "@full" },
  async ({ stage, installed, openPortal }) => {
    const { library } = await openPortal();
    await library.connect();
    const login = library.login();
    const window = await stage.pinWindow();
    await window.enterPin(WRONG_PIN);
    await window.warns();
    await window.cancel();
    await login;
    const { hosts } = installed;

    hosts.forEach((pid) => process.kill(pid));
    await allEnded(hosts);

    const left = stage.uKey.triesMaximum - 1;
    // The browser may notice only now that the old host has gone, and then says so once.
    await expect.poll(() => library.connect()).toMatchObject({ tokens: [{ triesLeft: left, locked: false }] });
    expect(installed.hosts).not.toEqual(hosts);
  },
);

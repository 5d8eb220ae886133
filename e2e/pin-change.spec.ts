import { expect, test } from "./fixtures.js";
import type { PageLibrary } from "./stage/page-library.js";
import { PIN, WRONG_PIN } from "./stage/u-key.js";

const NEW_PIN = "aB3-x~9!";

async function connected(openPortal: () => Promise<{ library: PageLibrary }>): Promise<PageLibrary> {
  const { library } = await openPortal();
  await library.connect();
  return library;
}

test("a page opens the window, the person changes the PIN there, and logs in with the new one", async ({
  stage,
  openPortal,
}) => {
  const library = await connected(openPortal);
  const change = library.changePin();
  const window = await stage.pinWindow();
  await window.changePin(PIN, NEW_PIN);

  expect(await change).toBeUndefined();
  // The window stays and says so, until Enter or Escape closes it.
  await window.press("Return");
  await stage.noWindow();

  const login = library.login();
  const question = await stage.pinWindow();
  await question.enterPin(PIN);
  await question.warns();
  expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum - 1);
  await question.enterPin(NEW_PIN);
  expect(await login).toMatchObject({ algorithm: "SM2SM3" });
});

test(
  "the portal's page has a button for it and says that it is changed",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    await portal.page.locator("#change-pin").click();
    const window = await stage.pinWindow();
    await window.changePin(PIN, NEW_PIN);

    await portal.outcome();
    await window.press("Return");
    expect(await portal.resultText()).toContain("PIN 已修改");
  },
);

test(
  "a wrong current PIN is counted once and shown; the right one changes it without typing the new one again",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const library = await connected(openPortal);
    const change = library.changePin();
    const window = await stage.pinWindow();
    await window.changePin(WRONG_PIN, NEW_PIN);
    await window.warns();
    expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum - 1);

    await window.enterPin(PIN);
    expect(await change).toBeUndefined();
    expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum);
    await window.press("Escape");
  },
);

test(
  "giving up after a wrong PIN leaves the old one and tells the page",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const library = await connected(openPortal);
    const change = library.changePin();
    const window = await stage.pinWindow();
    await window.changePin(WRONG_PIN, NEW_PIN);
    await window.warns();
    await window.cancel();

    const left = String(stage.uKey.triesMaximum - 1);
    expect(await change).toMatchObject({ code: "PIN_INCORRECT", facts: { triesLeft: left } });
    const login = library.login();
    await (await stage.pinWindow(window)).enterPin(PIN);
    expect(await login).toMatchObject({ algorithm: "SM2SM3" });
  },
);

test("what breaks a rule is never shown to the U-Key", { tag: "@full" }, async ({ stage, openPortal }) => {
  const library = await connected(openPortal);
  const change = library.changePin();
  const window = await stage.pinWindow();
  for (const [fresh, repeated] of [
    ["12345", "12345"],
    [WRONG_PIN, WRONG_PIN],
    [NEW_PIN, `${NEW_PIN}x`],
    ["12 45678", "12 45678"],
  ] as const) {
    await window.changePin(WRONG_PIN, fresh, repeated);
    await window.press("alt+p", "ctrl+a", "BackSpace", "alt+n", "ctrl+a", "BackSpace", "alt+r", "ctrl+a", "BackSpace");
    await window.press("alt+p");
  }
  // It would have cost a try.
  expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum);
  await window.cancel();

  expect(await change).toMatchObject({ code: "CANCELLED" });
});

test("the last try needs a consent of its own here too", { tag: "@full" }, async ({ stage, openPortal }) => {
  await stage.uKey.setTriesLeft(1);
  const library = await connected(openPortal);
  const change = library.changePin();
  const window = await stage.pinWindow();
  // Would lock the U-Key, and then no PIN would help.
  await window.changePin(WRONG_PIN, NEW_PIN);
  expect(stage.uKey.triesLeft).toBe(1);
  // Nothing of it has been kept.
  await window.consentToLastTry();
  await window.changePin(PIN, NEW_PIN);

  expect(await change).toBeUndefined();
  expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum);
  await window.press("Escape");
});

test(
  "a locked U-Key's PIN cannot be changed, and nothing is asked of it",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    await stage.uKey.setTriesLeft(0);
    const library = await connected(openPortal);
    const change = library.changePin();
    const window = await stage.pinWindow();
    await window.warns();
    await window.press("Return");

    expect(await change).toMatchObject({ code: "PIN_LOCKED" });
    expect(stage.uKey.triesLeft).toBe(0);
  },
);

test(
  "a page that goes away takes the window along and changes nothing",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const library = await connected(openPortal);
    const change = library.changePin();
    await stage.pinWindow();
    await library.abort();

    expect(await change).toMatchObject({ code: "ABORTED" });
    await stage.noWindow();
  },
);

test(
  "who logs in with the first PIN can change it on the way and comes back to the question",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    await stage.uKey.setFirstPin();
    const library = await connected(openPortal);
    const login = library.login();
    const question = await stage.pinWindow();
    await question.press("alt+g");
    const change = await stage.pinWindow(question);
    await change.changePin(PIN, NEW_PIN);

    const again = await stage.pinWindow(change);
    await again.enterPin(NEW_PIN);
    expect(await login).toMatchObject({ algorithm: "SM2SM3" });
  },
);

test("who does not change it on the way comes back as well", { tag: "@full" }, async ({ stage, openPortal }) => {
  await stage.uKey.setFirstPin();
  const library = await connected(openPortal);
  const login = library.login();
  const question = await stage.pinWindow();
  await question.press("alt+g");
  const change = await stage.pinWindow(question);
  await change.cancel();

  const again = await stage.pinWindow(change);
  await again.enterPin(PIN);
  expect(await login).toMatchObject({ algorithm: "SM2SM3" });
});

test(
  "a U-Key that is pulled while the window is open is told apart from a wrong PIN, and the window goes on",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const library = await connected(openPortal);
    const login = library.login();
    const window = await stage.pinWindow();
    await stage.uKey.unplug();
    await window.enterPin(WRONG_PIN);
    await window.missesItsKey();
    expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum);

    await stage.uKey.plugIn();
    await window.calmsDown();
    await window.enterPin(PIN);
    expect(await login).toMatchObject({ algorithm: "SM2SM3" });
  },
);

test(
  "closing the window that has said so tells the page that the U-Key was pulled",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const library = await connected(openPortal);
    const login = library.login();
    const window = await stage.pinWindow();
    await stage.uKey.unplug();
    await window.enterPin(PIN);
    await window.missesItsKey();
    await window.dismiss();

    expect(await login).toMatchObject({ code: "TOKEN_REMOVED" });
  },
);

import { expect, test } from "./fixtures.js";
import { PIN } from "./stage/u-key.js";

const LABEL = "演示 U-Key";
const SPARE = "演示备用 U-Key";

test(
  "every page is told when a U-Key is pulled, plugged in, and when another one is",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const first = (await openPortal()).library;
    const second = (await openPortal()).library;
    for (const library of [first, second]) {
      expect(await library.connect()).toMatchObject({ tokens: [{ label: LABEL }] });
      await library.followTokens();
    }

    await stage.uKey.unplug();
    await expect.poll(() => first.changes()).toEqual([[]]);
    await stage.uKey.plugIn();
    await expect.poll(() => first.changes()).toEqual([[], [LABEL]]);
    await first.unfollowTokens();
    await stage.uKey.spare.plugIn();

    await expect.poll(() => second.changes()).toEqual([[], [LABEL], [LABEL, SPARE]]);
    expect(await first.changes()).toEqual([[], [LABEL]]);
  },
);

test("pulling the U-Key while the PIN window is open is said there, and plugged in again it goes on", async ({
  stage,
  openPortal,
}) => {
  const { library } = await openPortal();
  await library.connect();
  await library.followTokens();
  const login = library.login();
  const window = await stage.pinWindow();
  await window.chooseFurtherDown(1); // the RSA key: what is chosen is kept
  await window.type("99"); // and what is typed is not

  await stage.uKey.unplug();
  await window.waits();
  await window.enterPin(PIN); // there is nothing to take it
  await expect.poll(() => library.changes()).toEqual([[]]);
  await stage.uKey.plugIn();
  await window.takesKeys();
  await window.enterPin(PIN);

  expect(await login).toMatchObject({ algorithm: "RS256" });
  expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum);
});

test(
  "closing the window that waits for the U-Key is no cancelling",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const { library } = await openPortal();
    await library.connect();
    const login = library.login();
    const window = await stage.pinWindow();

    await stage.uKey.unplug();
    await window.waits();
    await window.cancel();

    expect(await login).toMatchObject({ code: "TOKEN_REMOVED" });
  },
);

test(
  "another U-Key that is plugged in while the window is open can be chosen",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const { library } = await openPortal();
    await library.connect();
    const login = library.login();
    const window = await stage.pinWindow();

    await stage.uKey.spare.plugIn();
    await stage.uKey.unplug();
    await window.waits();
    await window.chooseFurtherDown(1);
    await window.takesKeys();
    await window.enterPin(PIN);

    expect(await login).toMatchObject({ unverifiedCertificate: stage.uKey.spare.certificate("sm2-signature") });
  },
);

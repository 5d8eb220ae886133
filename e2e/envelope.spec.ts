import { createHash } from "node:crypto";
import { expect, test } from "./fixtures.js";
import { EnvelopePage } from "./stage/envelope-page.js";
import { PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";

/** Beyond what a message holds, so that it goes through files both ways. */
const LARGE = 3 * 1024 * 1024;

test("a page encrypts a bid and opens it with the U-Key, small and large", async ({ stage, openPortal }) => {
  const { page, library } = await openPortal();
  await library.connect();
  const own = stage.uKey.certificate("sm2-encryption");
  const envelopes = new EnvelopePage(page);
  const encrypting = envelopes.encrypt([own], [20, LARGE]);
  await (await stage.recipientsWindow()).agreeToRecipients();

  expect(await encrypting).toEqual([createHash("sha256").update(Buffer.from(own, "base64")).digest("hex")]);
  await stage.noWindow();

  const opening = envelopes.open();
  await (await stage.pinWindow()).enterPin(PIN);
  expect(await opening).toEqual({
    outcomes: ["OPENED", "OPENED"],
    isSame: [true, true],
    hasStatement: true,
    stages: expect.arrayContaining(["PROMPTING", "OPENING"]) as string[],
  });
});

test(
  "an envelope with a bit turned is unreadable beside one that opens, and a cut one costs no PIN",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const { page, library } = await openPortal();
    await library.connect();
    const envelopes = new EnvelopePage(page);
    const encrypting = envelopes.encrypt([stage.uKey.certificate("sm2-encryption")], [20, 30]);
    await (await stage.recipientsWindow()).agreeToRecipients();
    await encrypting;
    await stage.noWindow();

    await envelopes.turnABitOf(0);
    const opening = envelopes.open();
    await (await stage.pinWindow()).enterPin(PIN);
    expect(await opening).toMatchObject({ outcomes: ["UNREADABLE", "OPENED"], isSame: [false, true] });
    await stage.noWindow();

    await envelopes.cut(1);
    expect(await envelopes.open()).toMatchObject({ code: "ENVELOPE_REFUSED" });
    expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum);
  },
);

test(
  "what is opened when the person presses 停止 is kept, and the statement is there",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const { page, library } = await openPortal();
    await library.connect();
    const envelopes = new EnvelopePage(page);
    const encrypting = envelopes.encrypt([stage.uKey.certificate("sm2-encryption")], Array<number>(100).fill(20));
    await (await stage.recipientsWindow()).agreeToRecipients();
    await encrypting;
    await stage.noWindow();

    const opening = envelopes.open();
    const window = await stage.pinWindow();
    await stage.uKey.slowDown();
    await window.enterPin(PIN);
    await until("the first content is there", async () => (await envelopes.opened()) > 0);
    await window.pressStop();

    const opened = await opening;
    expect(opened).toMatchObject({ hasStatement: true });
    const outcomes = "outcomes" in opened ? opened.outcomes : [];
    const count = outcomes.lastIndexOf("OPENED") + 1;
    expect(count).toBe(await envelopes.opened());
    expect(count).toBeLessThan(outcomes.length);
    expect(new Set(outcomes.slice(count))).toEqual(new Set(["NOT_OPENED"]));
  },
);

test(
  "a U-Key of another certificate opens nothing, and the words name the one that is wanted",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const { page, library } = await openPortal();
    await library.connect();
    const envelopes = new EnvelopePage(page);
    const encrypting = envelopes.encrypt([stage.uKey.certificate("sm2-encryption")], [20]);
    await (await stage.recipientsWindow()).agreeToRecipients();
    await encrypting;
    await stage.noWindow();

    await stage.uKey.unplug();
    await stage.uKey.spare.plugIn();

    expect(await envelopes.open()).toMatchObject({
      code: "ENVELOPE_FOR_OTHERS",
      facts: { wanted: expect.stringMatching(/./) as unknown as string },
    });
  },
);

import { expect, test } from "vitest";
import type { ErrorData, Token } from "../protocol/messages.gen.js";
import type { Status } from "../status.js";
import { describe, type Section, trialOf, windowObstacle } from "./description.js";
import { WORDS } from "./words.js";

const PORTAL = "https://portal.example";
const TOKEN: Token = {
  driver: "demo",
  label: "U-Key",
  triesLeft: 6,
  triesMaximum: 10,
  locked: false,
  defaultPin: false,
};
const OPENED: NonNullable<Status["opened"]> = {
  product: "1.0.0",
  protocol: "1.0",
  profile: "demo",
  capabilities: ["token.list", "login.authenticate", "content.put", "session.open"],
};
const WORKS: Status = { site: "PORTAL", host: "1.0.0", opened: OPENED, tokens: [TOKEN], error: null };
const OTHER: Status = { site: "OTHER", host: "1.0.0", opened: null, tokens: null, error: null };
const FREE = { trialOrigins: true, locale: undefined };
const en = WORDS.en;

const failed = (code: ErrorData["code"]): ErrorData => ({
  code,
  retry: "AFTER_FIX",
  guidance: { title: "Title", reason: "Reason", steps: ["First", "Then"] },
  facts: {},
});

function sections(status: Status, origin = PORTAL, settings = FREE): Record<Section["id"], Section> {
  return Object.fromEntries(describe(status, origin, settings, en).map((section) => [section.id, section])) as Record<
    Section["id"],
    Section
  >;
}

test("a portal's page sees its address, what it may ask in words, the host and the U-Keys", () => {
  const { page, host, tokens } = sections(WORKS);

  expect(page).toMatchObject({ tone: "GOOD", address: PORTAL, paragraphs: [en.portal, en.mayAsk] });
  expect(page.items).toEqual([en.methods["token.list"], en.methods["login.authenticate"]]);
  expect(host).toMatchObject({ tone: "GOOD", paragraphs: ["Works, version 1.0.0."] });
  expect(tokens).toMatchObject({ tone: "GOOD", items: ["U-Key · 6 of 10 PIN tries left"] });
});

test.each<[string, Partial<Token>, string]>([
  ["no counter", { triesLeft: null, triesMaximum: null }, "U-Key"],
  ["no maximum", { triesMaximum: null }, "U-Key · 6 PIN tries left"],
  ["one try", { triesLeft: 1, triesMaximum: null }, "U-Key · 1 PIN try left"],
  ["a lock", { triesLeft: 0, locked: true }, `U-Key · ${en.locked}`],
  ["a name that turns the writing round", { label: "U\u202eK\u0000", triesLeft: null }, "U\ufffdK\ufffd"],
  ["its first PIN", { defaultPin: true }, `U-Key · 6 of 10 PIN tries left · ${en.defaultPin}`],
])("a U-Key with %s", (_what, differences, line) => {
  expect(sections({ ...WORKS, tokens: [{ ...TOKEN, ...differences }] }).tokens.items).toEqual([line]);
});

test("no U-Key, none to be seen here, and none to be seen by this page are told apart", () => {
  expect(sections({ ...WORKS, tokens: [] }).tokens.paragraphs).toEqual([en.noTokens]);
  expect(sections(OTHER).tokens.paragraphs).toEqual([en.tokensElsewhere]);
  expect(sections({ ...WORKS, tokens: null }).tokens.paragraphs).toEqual([en.tokensHidden]);
});

test("a host that does not answer is explained step by step", () => {
  const { page, host, tokens } = sections({
    ...WORKS,
    host: null,
    opened: null,
    tokens: null,
    error: failed("HOST_MISSING"),
  });

  expect(host).toMatchObject({
    tone: "BAD",
    paragraphs: ["Title", "Reason"],
    items: ["First", "Then"],
    isOrdered: true,
  });
  expect(page.paragraphs).toEqual([en.portal]);
  expect(tokens).toBeUndefined();
});

test("a trial that the host refuses is the page's matter and not the host's", () => {
  const refused: Status = { ...OTHER, site: "TRIAL", error: failed("ORIGIN_NOT_ALLOWED") };
  const { page, host } = sections(refused);

  expect(page).toMatchObject({ tone: "BAD", paragraphs: [en.trialRefused] });
  expect(host).toMatchObject({ tone: "GOOD", paragraphs: ["Works, version 1.0.0."] });
});

test.each([
  ["another https site", OTHER, PORTAL, true, "START", [en.other, en.otherButTrial]],
  ["where trials are switched off", OTHER, PORTAL, false, "NONE", [en.other, en.trialsSwitchedOff]],
  ["an http site", OTHER, "http://portal.example", true, "NONE", [en.other, en.trialsNeedHttps]],
  ["no web page", OTHER, "", true, "NONE", [en.noPage]],
  ["a site on trial", { ...WORKS, site: "TRIAL" as const }, PORTAL, true, "END", [en.trial, en.mayAsk]],
  ["the portal", WORKS, PORTAL, true, "NONE", [en.portal, en.mayAsk]],
])("%s", (_what, status, origin, trialOrigins, trial, paragraphs) => {
  const settings = { ...FREE, trialOrigins };

  expect(trialOf(status, origin, settings)).toBe(trial);
  expect(sections(status, origin, settings).page.paragraphs).toEqual(paragraphs);
});

test("the helper window can be opened where the page may ask for it, and else it is said why not", () => {
  const allowed = { ...OPENED, capabilities: [...OPENED.capabilities, "window.open" as const] };

  expect(windowObstacle({ ...WORKS, opened: allowed }, en)).toBeNull();
  expect(windowObstacle(WORKS, en)).toBe(en.windowOnlyFromPage);
  expect(windowObstacle(OTHER, en)).toBe(en.windowOnlyFromPage);
  expect(windowObstacle({ ...WORKS, host: null, opened: null }, en)).toBe(en.windowOnlyWithHost);
});

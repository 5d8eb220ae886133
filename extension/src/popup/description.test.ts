import { expect, test } from "vitest";
import type { ErrorData, Finding, Token } from "#protocol/messages";
import type { Status } from "../shared/status.js";
import { actionOf, describe, type Diagnosis, type Section, trialOf, windowObstacle } from "./description.js";
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
  protocol: "2.0",
  profile: "demo",
  capabilities: ["token.list", "login.authenticate", "content.put", "session.open"],
  formats: [],
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
  const described = describe(status, "NONE", origin, settings, en);
  return Object.fromEntries(described.map((section) => [section.id, section])) as Record<Section["id"], Section>;
}

test("a portal's page sees its address, what it may ask in words, the host and the U-Keys", () => {
  const { page, host, tokens } = sections(WORKS);

  expect(page).toMatchObject({ tone: "GOOD", address: PORTAL, paragraphs: [en.portal], folded: en.mayAsk(2) });
  expect(page.items).toEqual([en.methods["token.list"], en.methods["login.authenticate"]]);
  expect(host).toMatchObject({ tone: "GOOD", paragraphs: ["Works, version 1.0.0."] });
  expect(tokens).toMatchObject({ tone: "GOOD", items: ["U-Key · 6 of 10 PIN tries left"] });
});

test("steps are counted, and a single one has no number", () => {
  const error = failed("HOST_EXITED");
  const one = { ...error, guidance: { ...error.guidance, steps: ["Only"] } };

  expect(sections({ ...WORKS, host: null, error }).host).toMatchObject({ items: ["First", "Then"], isOrdered: true });
  expect(sections({ ...WORKS, host: null, error: one }).host).toMatchObject({
    paragraphs: ["Title", "Reason", "Only"],
    items: [],
  });
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

test("where installing or updating helps, the popup leads there", () => {
  const link = "https://portal.example/helper/";
  const missing = { ...failed("HOST_MISSING"), link };
  const gone = { ...WORKS, host: null, opened: null, tokens: null };

  expect(sections({ ...gone, error: missing }).host).toMatchObject({ link, items: ["First", "Then"] });
  expect(sections({ ...gone, error: failed("HOST_BLOCKED") }).host).not.toHaveProperty("link");
  expect(findingsSection({ kind: "diagnosis", findings: [], error: missing })).toMatchObject({ link });
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
  ["a site on trial", { ...WORKS, site: "TRIAL" as const }, PORTAL, true, "END", [en.trial]],
  ["the portal", WORKS, PORTAL, true, "NONE", [en.portal]],
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
  expect(windowObstacle({ ...WORKS, host: null, opened: null }, en)).toBe("");
});

const finding = (check: string, verdict: Finding["verdict"], title = ""): Finding => ({
  check,
  name: `Name of ${check}`,
  verdict,
  code: title === "" ? null : "CLOCK_WRONG",
  guidance: title === "" ? null : { title, reason: "Reason", steps: ["First", "Then"] },
});

function findingsSection(diagnosis: Diagnosis): Section | undefined {
  return describe(WORKS, diagnosis, PORTAL, FREE, en).find(({ id }) => id === "findings");
}

const found = (...findings: Finding[]): Section | undefined =>
  findingsSection({ kind: "diagnosis", findings, error: null });

test("a popup that has just been opened shows no findings, and while they are looked for it says so", () => {
  expect(findingsSection("NONE")).toBeUndefined();
  expect(findingsSection("RUNNING")).toMatchObject({ tone: "PLAIN", paragraphs: [en.diagnosing] });
});

test("of the findings the worst come first, each with the first step, and the rest is counted", () => {
  const section = found(
    finding("host", "PASS"),
    finding("clock", "UNKNOWN", "Time unknown"),
    finding("pin", "WARN", "One try"),
    finding("token-present", "FAIL", "No U-Key"),
    finding("enrolment", "SKIPPED"),
  );

  expect(section).toMatchObject({ tone: "BAD", paragraphs: [en.problems(1), en.checked(5)], items: [] });
  expect(section?.problems).toEqual([
    { verdict: "FAIL", name: "Name of token-present", title: "No U-Key", step: "First" },
    { verdict: "WARN", name: "Name of pin", title: "One try", step: "First" },
    { verdict: "UNKNOWN", name: "Name of clock", title: "Time unknown", step: "First" },
  ]);
});

test("what is said of three certificates in the same words is shown once", () => {
  const same = finding("enrolment", "FAIL", "Not enrolled");

  expect(found(same, same, finding("enrolment", "FAIL", "Not upgraded"), same)?.problems).toHaveLength(2);
});

test("the section has the colour of its worst finding, and says when everything is fine", () => {
  expect(found(finding("host", "PASS"))).toMatchObject({ tone: "GOOD", paragraphs: [en.allFine, en.checked(1)] });
  expect(found(finding("pin", "WARN", "One try"))?.tone).toBe("PLAIN");
});

test("findings are counted as in the helper window: faults, or else what is to note", () => {
  expect(found(finding("pin", "WARN", "One try"), finding("clock", "UNKNOWN", "Time"))?.paragraphs).toEqual([
    en.attention(2),
    en.checked(2),
  ]);
});

test("what is wrong comes first, and there is one thing to do", () => {
  const link = "https://portal.example/helper/";
  const missing = { ...WORKS, host: null, opened: null, tokens: null, error: { ...failed("HOST_MISSING"), link } };
  const allowed = { ...WORKS, opened: { ...OPENED, capabilities: ["window.open" as const] } };
  const wrong = { kind: "diagnosis" as const, findings: [finding("pin", "FAIL", "Locked")], error: null };

  expect(describe(missing, "NONE", PORTAL, FREE, en)[0]?.id).toBe("host");
  expect(actionOf(missing, "NONE", en)).toBe("INSTALL");
  expect(actionOf(allowed, "NONE", en)).toBe("CHECK");
  expect(actionOf(allowed, wrong, en)).toBe("WINDOW");
  expect(actionOf(WORKS, wrong, en)).toBe("CHECK");
});

test("a diagnosis that could not be made is explained step by step", () => {
  const section = findingsSection({ kind: "diagnosis", findings: [], error: failed("HOST_GARBLED") });

  expect(section).toMatchObject({ tone: "BAD", paragraphs: ["Title", "Reason"], items: ["First", "Then"] });
});

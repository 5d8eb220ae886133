import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { FakeHost, OPENED } from "../testing/fake-host.js";
import { PageAtWorker, PORTAL } from "../testing/portal.js";
import { QUESTIONS } from "../testing/hostile.js";
import { METHODS } from "#protocol/requests";
import { Host } from "../worker/host.js";
import { buildRequest } from "../worker/methods.js";
import { WindowRules } from "../worker/page-windows.js";
import { isPageToken } from "#protocol/answers";
import { Sessions } from "../worker/sessions.js";
import { FakeTabs } from "../testing/fake-tabs.js";
import type { TokenChangedNotification } from "#protocol/messages";

const resources = new URL("../../target/generated/protocol/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, resources), "utf8"));

interface Definition {
  type?: string;
  properties?: Record<string, unknown>;
  required?: string[];
  "x-capability"?: string;
}

const schema = read("protocol.schema.json") as { $id: string; $defs: Record<string, Definition> };
const ajv = new Ajv2020({ strict: false });
ajv.addSchema(schema);

function expectToFit(definition: string, message: unknown): void {
  const fits = ajv.validate(`${schema.$id}#/$defs/${definition}`, message);
  expect(fits, `${definition}: ${ajv.errorsText()}`).toBe(true);
}

const examples = readdirSync(new URL("examples/", resources));
const definitionOf = (example: string): string => example.replace(/\..*/, "");

test.each(examples)("%s fits its definition", (name) => {
  expectToFit(definitionOf(name), read(`examples/${name}`));
});

test("every message has an example", () => {
  const messages = Object.entries(schema.$defs)
    .filter(([name, { type }]) => type === "object" && /(Request|Reply|Notification)$/.test(name))
    .map(([name]) => name);

  expect(examples.map(definitionOf)).toEqual(expect.arrayContaining(messages));
});

test("every method that a page may ask for has a question", () => {
  expect(new Set(QUESTIONS.map(({ method }) => method))).toEqual(new Set(Object.keys(METHODS)));
});

test.each([
  ["diagnosis.run", "account"],
  ["window.open", "about"],
])("a question of %s names its %s, and another leaves it out", (method, optional) => {
  const asked = QUESTIONS.filter((question) => question.method === method);

  expect(new Set(asked.map(({ params }) => optional in params))).toEqual(new Set([true, false]));
});

const SESSION = "2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11";

/** A value and every object within it. */
function objectsIn(value: unknown): object[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)];
}

/** Names of the definitions that a schema needs. */
function needed(node: unknown, known = new Set<string>()): Set<string> {
  for (const [key, value] of Object.entries(node ?? {})) {
    const name = key === "$ref" ? String(value).replace("#/$defs/", "") : "";
    if (name === "" && typeof value === "object") {
      needed(value, known);
    } else if (name !== "" && !known.has(name)) {
      known.add(name);
      needed(schema.$defs[name], known);
    }
  }
  return known;
}

const pageRequests = Object.values(schema.$defs).filter((definition) => definition["x-capability"] !== undefined);
const forms = [...needed(pageRequests.map(({ properties }) => properties?.["params"]))].filter(
  (name) => schema.$defs[name]?.type === "object",
);

test.each(forms)("a question holds a %s, and for each field that it may leave out one without", (form) => {
  const { properties = {}, required = [] } = schema.$defs[form] ?? {};
  const held = QUESTIONS.flatMap(({ params }) => objectsIn({ session: SESSION, ...params })).filter((value) =>
    ajv.validate(`${schema.$id}#/$defs/${form}`, value),
  );

  expect(held).not.toEqual([]);
  for (const optional of Object.keys(properties).filter((key) => !required.includes(key))) {
    expect(held.some((value) => !(optional in value))).toBe(true);
  }
});

test.each(QUESTIONS)("a page's question $method makes the worker build the example's request", ({ method, params }) => {
  expect(buildRequest(method, params, SESSION)).toEqual({ method, params: { session: SESSION, ...params } });
});

test("what the worker sends fits the schema", async () => {
  const host = new FakeHost();
  const page = new PageAtWorker(
    new Sessions(
      new Host(host.asRuntime),
      () => Promise.resolve([PORTAL]),
      "1.0.0",
      new WindowRules(new FakeTabs()),
      () => undefined,
    ),
  );
  await host.started();
  host.hello();
  host.answer(await host.asked("session.open"), OPENED);
  page.say({ kind: "question", id: "1", method: "token.list", params: {} });
  page.say({ kind: "question", id: "2", method: "login.authenticate", params: { nonce: "A".repeat(44) } });
  await host.asked("login.authenticate");
  page.say({ kind: "cancel", id: "2" });
  page.port.drop();
  await host.asked("session.close");
  host.fail("Native host has exited.");

  const definitions = [
    "SessionOpenRequest",
    "TokenListRequest",
    "LoginAuthenticateRequest",
    "CancelRequest",
    "SessionCloseRequest",
  ];
  expect(host.frames).toHaveLength(definitions.length);
  definitions.forEach((definition, index) => {
    expectToFit(definition, host.frames[index]);
  });
});

test("the page is told of the example of a change of U-Keys", async () => {
  const host = new FakeHost();
  const page = new PageAtWorker(
    new Sessions(
      new Host(host.asRuntime),
      () => Promise.resolve([PORTAL]),
      "1.0.0",
      new WindowRules(new FakeTabs()),
      () => undefined,
    ),
  );
  await host.started();
  host.hello();
  const open = await host.asked("session.open");
  host.answer(open, OPENED);
  await page.hears("opened");
  const example = read("examples/TokenChangedNotification.json") as TokenChangedNotification;
  host.process.receive({ ...example, params: { ...example.params, session: open.params.session } });

  expect(await page.hears("tokens")).toEqual({
    kind: "tokens",
    tokens: example.params.tokens.map((token) => isPageToken.copy(token)),
  });
  host.fail("Native host has exited.");
});

import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { FakeHost, OPENED } from "../testing/fake-host.js";
import { PageAtWorker, PORTAL } from "../testing/portal.js";
import { Host } from "../worker/host.js";
import { buildRequest } from "../worker/methods.js";
import { WindowRules } from "../worker/page-windows.js";
import { tokensForPage } from "../shared/tokens.js";
import { Sessions } from "../worker/sessions.js";
import { FakeTabs } from "../testing/fake-tabs.js";
import type { Request, TokenChangedNotification } from "./messages.gen.js";

const resources = new URL("../../../host/src/main/resources/protocol/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, resources), "utf8"));

const schema = read("protocol.schema.json") as { $id: string; $defs: Record<string, { type?: string }> };
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

const WORKERS_OWN = ["SessionOpenRequest.json", "SessionCloseRequest.json", "CancelRequest.json"];

test.each(examples.filter((name) => /Request/.test(name) && !WORKERS_OWN.includes(name)))(
  "a page's part of %s makes the worker build the same",
  (name) => {
    const { method, params } = read(`examples/${name}`) as Request & { params: { session: string } };
    const { session, ...chosen } = params;

    expect(buildRequest(method, chosen, session)).toEqual({ method, params });
  },
);

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

  expect(await page.hears("tokens")).toEqual({ kind: "tokens", tokens: tokensForPage(example.params.tokens) });
  host.fail("Native host has exited.");
});

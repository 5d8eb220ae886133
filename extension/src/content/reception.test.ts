import { afterEach, beforeEach, expect, test } from "vitest";
import type { ExtensionMessage } from "../shared/channel.js";
import { FakeExtension } from "../testing/fake-extension.js";
import { FakeWindow } from "../testing/fake-window.js";
import { settled, until } from "../testing/until.js";
import { Reception } from "./reception.js";

const FIND = { channel: "signing-helper/1", kind: "find" };
const CONNECT = { channel: "signing-helper/1", kind: "connect", profile: "demo", library: "1.0.0", locale: "en" };

let extension: FakeExtension;
let window: FakeWindow;
let channel: MessageChannel;
let told: ExtensionMessage[];
let reception: Reception;

beforeEach(() => {
  extension = new FakeExtension();
  window = new FakeWindow();
  channel = new MessageChannel();
  told = [];
  channel.port1.onmessage = ({ data }: MessageEvent<ExtensionMessage>) => told.push(data);
  reception = new Reception(window.asPage, extension.asRuntime, "demo");
});

afterEach(() => {
  channel.port1.close();
});

const connect = (): void => {
  window.deliver({ data: CONNECT, ports: [channel.port2] });
};

test("a page that looks for extensions hears of each at the one port, and opens no session by it", async () => {
  const other = new FakeExtension();
  new Reception(window.asPage, other.asRuntime, "other-one");

  window.deliver({ data: FIND, ports: [channel.port2] });
  await until(() => told.length === 2);

  expect(told).toEqual([
    { kind: "present", extension: "1.0.0", profile: "demo" },
    { kind: "present", extension: "1.0.0", profile: "other-one" },
  ]);
  expect([...extension.ports, ...other.ports]).toEqual([]);
});

test("of two portals' extensions only the one that the page names relays", async () => {
  const other = new FakeExtension();
  new Reception(window.asPage, other.asRuntime, "other-one");

  window.deliver({ data: { ...CONNECT, profile: "other-one" }, ports: [channel.port2] });
  channel.port1.postMessage({ kind: "question", id: "1", method: "token.list", params: {} });
  await until(() => other.ports.length === 1 && other.worker.sent.length === 2);
  await settled();

  expect(told).toEqual([{ kind: "present", extension: "1.0.0", profile: "other-one" }]);
  expect(extension.ports).toEqual([]);
});

test("a page's own connect message with one port gets a connection", async () => {
  connect();
  await until(() => told.length === 1);

  expect(told).toEqual([{ kind: "present", extension: "1.0.0", profile: "demo" }]);
  expect(extension.ports).toHaveLength(1);
  expect(extension.worker.sent).toEqual([{ kind: "open", library: "1.0.0", locale: "en", ancestorOrigins: [] }]);
});

test.each([
  ["another window", { source: new FakeWindow() }],
  ["no window", { source: null }],
  ["another origin", { origin: "https://foreign.example" }],
  ["the wrong channel", { data: { ...CONNECT, channel: "signing-helper/2" } }],
  ["a library version that is none", { data: { ...CONNECT, library: "<b>" } }],
  ["a language that is none of ours", { data: { ...CONNECT, locale: "xx" } }],
  ["another portal's profile", { data: { ...CONNECT, profile: "demo2" } }],
  ["a profile that is none", { data: { ...CONNECT, profile: "Demo" } }],
  ["no profile", { data: { ...CONNECT, profile: undefined } }],
  ["a key too many", { data: { ...CONNECT, origin: "https://bank.example" } }],
  ["no object", { data: "connect" }],
  ["no port", { ports: [] }],
  ["two ports", { ports: [new MessageChannel().port1, new MessageChannel().port1] }],
])("a connect message with %s is ignored, and the page's own still works", async (_what, differences) => {
  window.deliver({ data: CONNECT, ports: [channel.port2], ...differences });
  await settled();
  expect(extension.ports).toHaveLength(0);

  connect();
  await until(() => told.length === 1);
});

test.each([
  ["another window", { source: new FakeWindow() }],
  ["another origin", { origin: "https://foreign.example" }],
  ["the wrong channel", { data: { ...FIND, channel: "signing-helper/2" } }],
  ["a key too many", { data: { ...FIND, profile: "demo" } }],
  ["no port", { ports: [] }],
  ["two ports", { ports: [new MessageChannel().port1, new MessageChannel().port1] }],
])("a look for extensions with %s is ignored", async (_what, differences) => {
  window.deliver({ data: FIND, ports: [channel.port2], ...differences });
  connect();
  await until(() => told.length > 0);
  await settled();

  expect(told).toHaveLength(1);
});

test("a page that is left ends its sessions and finds it out on the way back", async () => {
  connect();
  window.dispatchEvent(new Event("pagehide"));
  await until(() => told.length === 2);

  expect(extension.worker.isConnected).toBe(false);
  expect(told[1]).toEqual({ kind: "gone", final: true });
});

test("a script whose extension was reloaded leaves the page to the fresh one", async () => {
  expect(reception.isAlive).toBe(true);
  extension.id = undefined;
  expect(reception.isAlive).toBe(false);

  window.deliver({ data: FIND, ports: [channel.port2] });
  connect();
  await settled();

  expect(told).toEqual([]);
});

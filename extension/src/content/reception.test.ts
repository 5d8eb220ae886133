import { afterEach, beforeEach, expect, test } from "vitest";
import type { ExtensionMessage } from "../shared/channel.js";
import { FakeExtension } from "../testing/fake-extension.js";
import { FakeWindow } from "../testing/fake-window.js";
import { settled, until } from "../testing/until.js";
import { Reception } from "./reception.js";

const CONNECT = { channel: "signing-helper/1", kind: "connect", library: "1.0.0", locale: "en" };

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
  reception = new Reception(window.asPage, extension.asRuntime);
});

afterEach(() => {
  channel.port1.close();
});

const connect = (): void => {
  window.deliver({ data: CONNECT, ports: [channel.port2] });
};

test("a page's own connect message with one port gets a connection", async () => {
  connect();
  await until(() => told.length === 1);

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

  connect();
  await settled();

  expect(told).toEqual([]);
});

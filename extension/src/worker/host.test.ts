import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeHost } from "../testing/fake-host.js";
import { Host } from "./host.js";

let fake: FakeHost;
let host: Host;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  fake = new FakeHost();
  host = new Host(fake.asRuntime);
});

afterEach(() => {
  vi.useRealTimers();
});

async function connected(): Promise<void> {
  const connecting = host.connect();
  fake.hello();
  await connecting;
}

test("everybody shares one process", async () => {
  const both = Promise.all([host.connect(), host.connect()]);
  fake.hello();

  const [first, second] = await both;

  expect(first).toBe(second);
  expect(fake.processes).toHaveLength(1);
  expect(fake.process.name).toBe("signinghelper.demo_two");
});

test("the process stays sixty seconds after its last user", async () => {
  host.join();
  host.join();
  await connected();
  host.leave();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(fake.process.isConnected).toBe(true);

  host.leave();
  await vi.advanceTimersByTimeAsync(59_999);
  expect(fake.process.isConnected).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(fake.process.isConnected).toBe(false);
});

test("who comes back in time finds the same process, and it is kept", async () => {
  host.join();
  await connected();
  host.leave();
  await vi.advanceTimersByTimeAsync(59_000);

  host.join();
  await vi.advanceTimersByTimeAsync(120_000);

  expect(fake.process.isConnected).toBe(true);
  expect(fake.processes).toHaveLength(1);
});

test("after the process has ended the next who asks starts another", async () => {
  await connected();
  fake.fail("Native host has exited.");

  await connected();

  expect(fake.processes).toHaveLength(2);
});

import { expect, test } from "vitest";
import { Update } from "./update.js";

function updateWhen(isIdle: () => boolean): { update: Update; reloads: () => number } {
  let count = 0;
  return { update: new Update(isIdle, () => count++), reloads: () => count };
}

test("an update is taken at once when no page is connected", () => {
  const { update, reloads } = updateWhen(() => true);
  update.available();
  expect(reloads()).toBe(1);
});

test("an update waits for the last page", () => {
  let idle = false;
  const { update, reloads } = updateWhen(() => idle);
  update.available();
  update.tryNow();
  expect(reloads()).toBe(0);

  idle = true;
  update.tryNow();
  expect(reloads()).toBe(1);
});

test("without an update nothing is reloaded", () => {
  const { update, reloads } = updateWhen(() => true);
  update.tryNow();
  expect(reloads()).toBe(0);
});

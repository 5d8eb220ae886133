import { expect, test, vi } from "vitest";
import { OldVisit } from "../testing/old-visit.js";
import { Corner } from "./corner.js";

const visit = OldVisit.forEachTest();

const shown = (): { textContent: string; click: () => void } | undefined => visit().buttons.at(-1);

test("a second window that waits does not take the button from the first", () => {
  const corner = new Corner();
  const [first, second] = [vi.fn(), vi.fn()];
  corner.offerToGoOn(first);
  corner.offerToGoOn(second);

  shown()?.click();
  expect([first, second].map((one) => one.mock.calls.length)).toEqual([1, 0]);
  shown()?.click();
  expect([first, second].map((one) => one.mock.calls.length)).toEqual([1, 1]);
});

test("whose certificate is in use is shown once nothing waits", () => {
  const corner = new Corner();
  const goOn = vi.fn();
  corner.offerToGoOn(goOn);
  corner.showChosen("张三", () => undefined);
  expect(shown()?.textContent).toBe("继续使用 U-Key");

  shown()?.click();
  expect(goOn).toHaveBeenCalledOnce();
  expect(shown()?.textContent).toBe("更换");
});

test("an offer that is taken back leaves the next", () => {
  const corner = new Corner();
  const takeBack = corner.offer(() => undefined);
  corner.offerToGoOn(() => undefined);
  expect(shown()?.textContent).toBe("使用 U-Key");

  takeBack();
  expect(shown()?.textContent).toBe("继续使用 U-Key");
});

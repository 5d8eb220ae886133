import { expect, test } from "vitest";
import { Failure } from "../shared/failure.js";
import { WindowQuota } from "./window-quota.js";

const PORTAL = "https://portal.example";
const OTHER = "https://other.example";

const quota = new WindowQuota();

/** @returns the facts of the refusal, undefined where the window may open */
function refusal(of: WindowQuota, tab: number, origin: string, now: number): object | undefined {
  try {
    of.enter(tab, origin, now);
    of.leave(tab);
    return undefined;
  } catch (reason) {
    expect(reason).toMatchObject({ code: "BUSY" });
    return (reason as Failure).facts;
  }
}

test("a tab has one open window and one that waits", () => {
  quota.enter(1, PORTAL, 0);
  quota.enter(1, PORTAL, 0);
  expect(refusal(quota, 1, PORTAL, 0)).toEqual({});
  expect(refusal(quota, 2, PORTAL, 0)).toBeUndefined();

  quota.leave(1);
  expect(refusal(quota, 1, PORTAL, 0)).toBeUndefined();

  // Both have ended, so two may open again.
  quota.leave(1);
  quota.enter(1, PORTAL, 0);
  quota.enter(1, PORTAL, 0);
  expect(refusal(quota, 1, PORTAL, 0)).toEqual({});
});

test("an origin may waste ten windows a minute, and hears how long it has to wait", () => {
  const wasting = new WindowQuota();
  for (let count = 0; count < 10; count++) {
    expect(refusal(wasting, count, PORTAL, count * 1_000)).toBeUndefined();
    wasting.waste(PORTAL, count * 1_000);
  }
  expect(refusal(wasting, 99, PORTAL, 9_001)).toEqual({ seconds: "51" });
  expect(refusal(wasting, 99, OTHER, 9_001)).toBeUndefined();
  expect(refusal(wasting, 99, PORTAL, 59_999)).toEqual({ seconds: "1" });
  expect(refusal(wasting, 99, PORTAL, 60_000)).toBeUndefined();
});

test("all origins together may waste twenty windows a minute", () => {
  const wasting = new WindowQuota();
  for (let count = 0; count < 20; count++) {
    expect(refusal(wasting, 1, PORTAL, 0)).toBeUndefined();
    wasting.waste(`https://portal-${count}.example`, 0);
  }
  expect(refusal(wasting, 1, PORTAL, 30_000)).toEqual({ seconds: "30" });
});

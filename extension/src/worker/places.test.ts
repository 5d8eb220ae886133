import { expect, test } from "vitest";
import { Places } from "./places.js";

const SHOP = "https://shop.example";
const PORTAL = "https://portal.example";

test("a tab, an origin and all of them have a limit each", () => {
  const places = new Places({ tab: 2, origin: 3, all: 5 });
  const take = (tab: number, origin: string): (() => void) => places.take({ tab, origin });

  take(1, SHOP);
  take(1, SHOP);
  expect(() => take(1, SHOP)).toThrow("BUSY");
  expect(() => take(1, PORTAL)).toThrow("BUSY");
  take(2, SHOP);
  expect(() => take(3, SHOP)).toThrow("BUSY");
  take(4, PORTAL);
  take(4, PORTAL);
  expect(() => take(5, "https://third.example")).toThrow("BUSY");
});

test("a place that was given back is free once", () => {
  const places = new Places({ tab: 1, origin: 1, all: 1 });
  const back = places.take({ tab: 1, origin: SHOP });
  back();
  back();

  places.take({ tab: 1, origin: SHOP });
  expect(() => places.take({ tab: 1, origin: SHOP })).toThrow("BUSY");
});

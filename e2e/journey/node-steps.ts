import type { Route } from "@playwright/test";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** A portal on two nodes, whose load balancer sends each request where it likes. */
export const NODE_STEPS = {
  "two-nodes": async (visit) => {
    const accepted = await onTheSecondNode(visit, "/api/login", () => visit.login("two-nodes", "SM2SM3", 0));
    const both = await sameTokenToBoth(await visit.again());
    const away = await whileTheStoreIsAway(await visit.again());
    return `${accepted}; the same token on both at once: ${both}; without Valkey: ${away}; then logged in again`;
  },
} satisfies Record<string, Step>;

async function onTheSecondNode<T>(visit: Visit, path: string, act: () => Promise<T>): Promise<T> {
  const { page } = visit.portal;
  const elsewhere = new URL(path, visit.stage.portal.ready.secondNode).href;
  let sent = 0;
  const reroute = (route: Route): Promise<void> => {
    sent++;
    return route.continue({ url: elsewhere });
  };
  await page.route(`**${path}`, reroute);
  try {
    return await act();
  } finally {
    await page.unroute(`**${path}`, reroute);
    expect(sent > 0, `the second node was never asked for ${path}`);
  }
}

/** Keeps a login's request from the portal, and sends it to both nodes at the same moment. */
async function sameTokenToBoth(visit: Visit): Promise<string> {
  const { ready } = visit.stage.portal;
  const { page } = visit.portal;
  let statuses: number[] = [];
  const twice = async (route: Route): Promise<void> => {
    const nodes = [ready.url, ready.secondNode].map((node) => new URL("/api/login", node).href);
    const answers = await Promise.all(nodes.map((url) => route.fetch({ url })));
    statuses = answers.map((answer) => answer.status());
    const accepted = answers.find((answer) => answer.ok());
    await (accepted === undefined ? route.abort() : route.fulfill({ response: accepted }));
  };
  await page.route("**/api/login", twice);
  try {
    await visit.login("two-nodes-both", "SM2SM3", 0);
  } finally {
    await page.unroute("**/api/login", twice);
  }
  const seen = [...statuses].sort().join(" and ");
  expect(seen === "200 and 401", seen);
  return seen;
}

async function whileTheStoreIsAway(visit: Visit): Promise<string> {
  const { portal } = visit.stage;
  await portal.stopValkey();
  try {
    await visit.portal.pressLogin();
    await visit.portal.outcome();
    await visit.takePicture("two-nodes-without-valkey");
    const shown = await visit.portal.resultText();
    expect(shown.includes("请稍后再试"), shown);
  } finally {
    await portal.startValkeyAgain();
  }
  return refusedWhenItGoesMeanwhile(await visit.again());
}

/** The store goes while the user types; the token is refused with a word, and the next login passes. */
async function refusedWhenItGoesMeanwhile(visit: Visit): Promise<string> {
  const { portal } = visit.stage;
  await visit.during(
    () => visit.portal.pressLogin(),
    async (window) => {
      await portal.stopValkey();
      await window.enterPin(PIN);
    },
  );
  const reason = (await portal.verifications()).at(-1)?.reason ?? "none";
  await portal.startValkeyAgain();
  expect(reason === "CHALLENGES_UNAVAILABLE", reason);
  await (await visit.again()).login("two-nodes-again", "SM2SM3", 0);
  return reason;
}

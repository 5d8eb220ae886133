import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "../stage/browser.js";
import { SessionBus, type SpokenPart } from "../stage/session-bus.js";
import type { Stage } from "../stage/stage.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect } from "./visit.js";

const CONTROLS = ["button", "check box", "combo box", "password text", "toggle button"];

/** Steps of a person who hears the windows, and how their browser is started. */
export function readAloud(): { steps: Record<string, Step>; start: (stage: Stage) => Promise<Browser> } {
  let bus: SessionBus | undefined;
  return {
    start: async (stage) => {
      const folder = await mkdtemp(join(tmpdir(), "signing-helper-bus-"));
      stage.onClose(() => rm(folder, { recursive: true, force: true }));
      bus = await SessionBus.open(stage, join(folder, "run"));
      return stage.startBrowser({ variables: bus.environment });
    },
    steps: {
      "read-aloud": async (visit) => {
        let told = "";
        const accepted = await visit.loginWith("read-aloud", "SM2SM3", async (window) => {
          const [host = 0] = visit.browser.hosts;
          told = judged((await bus?.parts(host)) ?? [], new URL(visit.stage.portal.ready.url).origin);
          await visit.takePicture("read-aloud-window");
          await window.enterPin(PIN);
        });
        return `${told}; ${accepted}`;
      },
    },
  };
}

/** Returns what the part with the focus says, which must name the asker, the site and the tries. */
function judged(parts: readonly SpokenPart[], origin: string): string {
  const controls = parts.filter(({ role, states }) => CONTROLS.includes(role) && states.includes("showing"));
  const nameless = controls.filter(({ name }) => name === "");
  expect(nameless.length === 0, `without a name: ${nameless.map(({ role }) => role).join(", ")}`);
  const focused = parts.find(({ states }) => states.includes("focused"));
  const said = `${focused?.role ?? "nothing"} “${focused?.name ?? ""}”: ${(focused?.description ?? "").replace(/\n/g, "; ")}`;
  expect(focused?.role === "password text" && focused.name === "U-Key PIN", said);
  expect(said.includes("平台 ") && said.includes(`网址 ${origin}`) && said.includes("还可尝试 6 次"), said);
  return `${controls.length} controls, each with a name; ${said}`;
}

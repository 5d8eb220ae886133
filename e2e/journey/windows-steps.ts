import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Browser } from "../stage/browser.js";
import { SUPPLIER } from "../stage/portal-page.js";
import { ROOT } from "../stage/root.js";
import type { Stage } from "../stage/stage.js";
import { PIN } from "../stage/u-key.js";
import { type Library, WindowsComputer } from "../stage/windows-computer.js";
import type { Step } from "./steps.js";
import { described, expect, type Visit } from "./visit.js";

/** The account that the journey registers. */
const USER_NAME = "demo-windows-supplier";

/** Number of checks that a diagnosis on Windows has at least, whatever they find. */
const CHECKS = 15;

/** Checks that find nothing wrong there. The host knows no root of the portal over TLS. */
const PASSED = ["host", "token-present", "pin", "certificate-validity", "leftovers"];

interface Journey {
  start: (stage: Stage) => Promise<Browser>;
  steps: Record<string, Step>;
}

/** A computer with Windows, and a browser on this one that starts the host there. */
export async function windowsComputer(stage: Stage): Promise<WindowsComputer> {
  const { host, skfToken } = stage.portal.ready;
  const computer = await WindowsComputer.open({
    root: ROOT,
    profile: await readFile(join(dirname(host), "profile.jws"), "utf8"),
    skfToken,
    display: stage.display.environment,
    folder: join(dirname(skfToken), "windows"),
  });
  stage.onClose(() => computer.close());
  return computer;
}

/** Starts a browser whose host is the one on the other computer. */
export async function browserWith(stage: Stage, { launcher }: WindowsComputer): Promise<Browser> {
  const browser = await stage.startBrowser({ registered: false, launcher });
  await browser.host.registerAs({
    name: "signinghelper.demo",
    description: "The host under Wine",
    path: launcher,
    type: "stdio",
    allowed_origins: [`chrome-extension://${stage.portal.ready.extensionId}/`],
  });
  return browser;
}

/** Logs in and signs by a 32-bit library in the place of the other, which `skf32.exe` holds. */
export async function signIn32Bits(visit: Visit, computer: WindowsComputer, library: Library): Promise<string> {
  await computer.exchange(library);
  const there = await visit.again();
  await there.connectTo(1);
  // The bridge has the program's name behind the library's.
  const holder = computer.running.find((line) => /skf32\.exe.*softskf\.dll/.test(line))?.trim();
  expect(holder !== undefined, computer.running.join("; "));
  const name = `sign-${library.replaceAll(/\W+/g, "-")}`;
  const accepted = await there.login(`${name}-login`, "SM2SM3", 0);
  const signed = await there.sign(name, { format: "cms-detached", count: 2 }, 0, ["PKCS7_501", "SM2_SM3"]);
  return `${library}, ${holder}: login ${accepted}; ${signed}`;
}

/** The host comes from setup.exe, on a Java for Windows, under Wine; the U-Key's library is a DLL. */
export function windowsJourney(): Journey {
  let computer: WindowsComputer;
  return {
    start: async (stage) => {
      computer = await windowsComputer(stage);
      await computer.install("in the package");
      return browserWith(stage, computer);
    },
    steps: {
      "install-windows": async (visit) => {
        const seen = described(await visit.connectTo(1));
        await visit.takePicture("install-windows");
        const hosts = computer.running;
        expect(hosts.length > 0, "no Java for Windows runs");
        return `${seen}; ${hosts[0] ?? ""}`;
      },

      "login-sm2-windows": async (visit) => {
        await visit.portal.register(USER_NAME, SUPPLIER);
        const bound = await visit.during(
          () => visit.portal.pressBind(),
          async (window) => {
            await visit.takePicture("bind-windows-window");
            await window.enterPin(PIN);
          },
        );
        const binding = await visit.verified(bound, "binding", "SM2SM3");
        const later = await visit.again();
        const accepted = await later.login("login-sm2-windows", "SM2SM3", 0);
        const { account } = await later.portal.outcome();
        expect(account === USER_NAME, `account ${account ?? "none"}`);
        return `bound: ${binding}; ${accepted}, account ${USER_NAME}`;
      },

      "sign-windows": (visit) =>
        visit.sign("sign-windows", { format: "cms-detached", count: 2 }, 0, ["PKCS7_501", "SM2_SM3"]),

      "diagnose-windows": async (visit) => {
        await visit.connectTo(1);
        const { findings } = await visit.portal.library.diagnose({ ...SUPPLIER, role: "supplier" });
        const told = findings.map(({ check, verdict, code }) => `${check} ${verdict} ${code ?? ""}`.trim()).join(", ");
        const passed = findings.filter(({ verdict }) => verdict === "PASS").map(({ check }) => check);
        expect(new Set(findings.map(({ check }) => check)).size >= CHECKS, told);
        expect(
          PASSED.every((check) => passed.includes(check)),
          told,
        );
        return told;
      },

      "sign-32-bits": async (visit) => {
        const plain = await signIn32Bits(visit, computer, "32 bits");
        return `${plain}; ${await signIn32Bits(visit, computer, "32 bits, decorated names")}`;
      },

      "uninstall-windows": async (visit) => {
        await visit.browser.context.close();
        const left = await computer.uninstall();
        expect(left.length === 0, left.join(", "));
        return "nothing but the user's own data is left";
      },
    },
  };
}

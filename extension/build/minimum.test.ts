import data from "@mdn/browser-compat-data" with { type: "json" };
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MINIMUM_CHROME_VERSION, NEEDED } from "./minimum.mjs";

/** Names of our own that later browsers have for something else. */
const OUR_OWN = new Set([
  "Origin",
  "activation",
  "available",
  "bytes",
  "fromBase64",
  "hand",
  "inspect",
  "last",
  "onOpened",
  "queue",
  "quota",
  "run",
  "take",
  "toBase64",
  "token",
  "use",
  "connecting",
  "subject",
]);

/** Asked about before it is used. */
const OPTIONAL = new Set(["prerendering"]);

/** Everything that runs in the browser. */
function sources(): string {
  return ["src", "target/generated"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
    .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^src\/(testing|migrate)|\.d\.ts$/.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n")
    .replaceAll(/\/\*[^]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"/g, "");
}

/** The first version of Chrome in which anything has this name. */
function sinceByName(): Map<string, number> {
  const since = new Map<string, number>();
  const look = (node: object): void => {
    for (const [key, value] of Object.entries(node) as [string, { __compat?: { support?: { chrome?: unknown } } }][]) {
      if (key === "__compat" || typeof value !== "object") continue;
      const name = key.replace(/_(static|event)$/, "");
      if (value.__compat !== undefined) since.set(name, Math.min(since.get(name) ?? Infinity, first(value.__compat)));
      look(value);
    }
  };
  look(data.javascript.builtins ?? {});
  look(data.api);
  look(data.webextensions.api ?? {});
  return since;
}

function first(compat: { support?: { chrome?: unknown } }): number {
  const support = [compat.support?.chrome ?? []].flat() as { version_added?: unknown; flags?: unknown }[];
  const versions = support
    .filter(({ flags }) => flags === undefined)
    .map(({ version_added: added }) => Number.parseInt(String(added), 10));
  return Math.min(...versions.filter((version) => version > 0));
}

test("the minimum is the newest of what is needed", () => {
  expect(MINIMUM_CHROME_VERSION).toBe("106");
  expect(NEEDED[0]?.what).toBe("webextensions.api.runtime.MessageSender.documentLifecycle");
});

test("nothing is used that came later", () => {
  const since = sinceByName();
  const used = new Set(sources().match(/(?<=\.)[A-Za-z]\w*|\b[A-Z]\w+/g));
  const later = [...used].filter((name) => {
    const version = since.get(name);
    return version !== undefined && Number.isFinite(version) && version > Number(MINIMUM_CHROME_VERSION);
  });

  expect(later.filter((name) => !OUR_OWN.has(name) && !OPTIONAL.has(name))).toEqual([]);
});

test("no name of our own is listed that is not used", () => {
  const text = sources();

  expect([...OUR_OWN].filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
});

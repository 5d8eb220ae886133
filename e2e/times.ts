// Seconds of each class of Java, whose Surefire reports are named on stdin, and of each file of tests in Chromium: into
// target/times.tsv, the dearest on the screen. Those that ran side by side add up to more than the time that passed.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./stage/root.js";

interface Time {
  kind: "java" | "chromium";
  name: string;
  tests: number;
  seconds: number;
}

/** The part of Playwright's report that is read. */
interface Suite {
  file: string;
  specs?: { tests: Test[] }[];
  suites?: Suite[];
}

interface Test {
  results: { duration: number }[];
}

const SHOWN = 20;
const TARGET = join(ROOT, "target");

const times = [...java(), ...chromium()].sort((one, other) => other.seconds - one.seconds);
const lines = times.map(({ kind, name, tests, seconds }) => [kind, name, tests, seconds.toFixed(1)].join("\t"));
writeFileSync(join(TARGET, "times.tsv"), ["kind\tname\ttests\tseconds", ...lines, ""].join("\n"));
console.log(`The dearest of ${times.length}, with tests and seconds; all are in target/times.tsv:`);
console.log(lines.slice(0, SHOWN).join("\n"));

function java(): Time[] {
  const files = readFileSync(0, "utf8").split("\n").filter(Boolean);
  return files.map((file) => {
    const [head = ""] = /<testsuite [^>]*>/.exec(readFileSync(join(ROOT, file), "utf8")) ?? [];
    const value = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(head)?.[1] ?? "";
    return { kind: "java", name: value("name"), tests: Number(value("tests")), seconds: Number(value("time")) };
  });
}

function chromium(): Time[] {
  const file = join(TARGET, "browser-times.json");
  if (!existsSync(file)) {
    return [];
  }
  const { suites } = JSON.parse(readFileSync(file, "utf8")) as { suites: Suite[] };
  return suites.map((suite) => {
    const results = testsOf(suite).flatMap((test) => test.results);
    const ms = results.reduce((sum, { duration }) => sum + duration, 0);
    return { kind: "chromium", name: suite.file, tests: testsOf(suite).length, seconds: ms / 1000 };
  });
}

function testsOf({ specs = [], suites = [] }: Suite): Test[] {
  return [...specs.flatMap((spec) => spec.tests), ...suites.flatMap(testsOf)];
}

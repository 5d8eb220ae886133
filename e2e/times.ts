// Seconds of each class of Java, whose Surefire reports are named on stdin, and of each file of tests in Chromium, with what
// they have started: into target/times.tsv, the dearest on the screen. Those that ran side by side add up to more than the time
// that passed.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./stage/root.js";

interface Time {
  kind: "java" | "chromium";
  name: string;
  tests: number;
  seconds: number;
  started: string[];
}

/** A line of what `starts.mjs` writes down. */
interface Start {
  ms: number;
  kind: string;
  owner: string;
}

/** The part of Playwright's report that is read. */
interface Suite {
  file: string;
  specs?: { tests: Test[] }[];
  suites?: Suite[];
}

interface Test {
  results: { duration: number; startTime: string; workerIndex: number }[];
}

const SHOWN = 20;
const TARGET = join(ROOT, "target");
const STARTED = { jvm: "JVMs", browser: "browsers", desktop: "desktops", prefix: "prefixes" };

const starts = readStarts();
const times = [...java(), ...chromium()].sort((one, other) => other.seconds - one.seconds);
const head = ["kind", "name", "tests", "seconds", ...Object.values(STARTED)].join("\t");
const lines = times.map(({ kind, name, tests, seconds, started }) =>
  [
    kind,
    name,
    tests,
    seconds.toFixed(1),
    ...Object.keys(STARTED).map((one) => started.filter((kind) => kind === one).length),
  ].join("\t"),
);
writeFileSync(join(TARGET, "times.tsv"), [head, ...lines, ""].join("\n"));
console.log(`The dearest of ${times.length}; all are in target/times.tsv:`);
console.log([head, ...lines.slice(0, SHOWN)].join("\n"));

function readStarts(): Start[] {
  const file = join(TARGET, "starts.tsv");
  const rows = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  return rows.map((row) => {
    const [ms = "", kind = "", owner = ""] = row.split("\t");
    return { ms: Number(ms), kind, owner };
  });
}

function java(): Time[] {
  const files = readFileSync(0, "utf8").split("\n").filter(Boolean);
  return files.map((file) => {
    const report = readFileSync(join(ROOT, file), "utf8");
    const [head = ""] = /<testsuite [^>]*>/.exec(report) ?? [];
    const value = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(head)?.[1] ?? "";
    const seconds = Number(value("time"));
    // Each process of Surefire has a jar of its own, and writes a class' report at its end.
    const [process = ""] = /surefirebooter[^" ]*\.jar/.exec(report) ?? [];
    const end = statSync(join(ROOT, file)).mtimeMs;
    const started = starts.filter(({ ms, owner }) => owner === process && ms > end - seconds * 1000 && ms <= end);
    return {
      kind: "java",
      name: value("name"),
      tests: Number(value("tests")),
      seconds,
      started: started.map(({ kind }) => kind),
    };
  });
}

function chromium(): Time[] {
  const file = join(TARGET, "browser-times.json");
  if (!existsSync(file)) {
    return [];
  }
  const { suites } = JSON.parse(readFileSync(file, "utf8")) as { suites: Suite[] };
  const files = suites.map((suite) => ({ file: suite.file, tests: testsOf(suite) }));
  const results = files.flatMap(({ file, tests }) =>
    tests.flatMap(({ results }) => results.map((one) => ({ file, ...one }))),
  );
  /** A worker's start belongs to the test that ran then, and before its first to that. */
  const fileAt = ({ ms, owner }: Start): string | undefined => {
    const own = results
      .filter(({ workerIndex }) => owner === `TEST_WORKER_INDEX=${workerIndex}`)
      .sort((one, other) => Date.parse(one.startTime) - Date.parse(other.startTime));
    return (own.findLast(({ startTime }) => Date.parse(startTime) <= ms) ?? own[0])?.file;
  };
  return files.map(({ file, tests }) => ({
    kind: "chromium",
    name: file,
    tests: tests.length,
    seconds: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0) / 1000,
    started: starts.filter((start) => fileAt(start) === file).map(({ kind }) => kind),
  }));
}

function testsOf({ specs = [], suites = [] }: Suite): Test[] {
  return [...specs.flatMap((spec) => spec.tests), ...suites.flatMap(testsOf)];
}

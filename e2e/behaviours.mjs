// Each behaviour that a test holds, and the first rung of the ladder that has it: kind, file, behaviour and rung, into
// target/behaviours.tsv. In Java a behaviour is the name of a test's method.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const QUICK = /^(formats|portal|installer\/installation|host)\//;
const TEST = /@(Test|ParameterizedTest|RepeatedTest|TestFactory)\b/;

/** @param {string} text */
const tagsOf = (text) => (text.match(/@Tag\("\w+"\)/g) ?? []).join();

/**
 * Rung of a test in Java, by the tags of its class and its own.
 *
 * @param {string} file
 * @param {string} tags
 */
function rungOf(file, tags) {
  if (tags.includes('"full"')) {
    return "full";
  }
  return !tags.includes('"slow"') && QUICK.test(file) ? "quick" : "test";
}

/**
 * Tests in a file of Java; annotations up to an empty line belong to a method.
 *
 * @param {string} file
 */
function java(file) {
  const source = readFileSync(file, "utf8");
  const ofClass = tagsOf(source.slice(0, source.search(/^(public |final |abstract )*(class|record|interface) /m)));
  return source.split(/\n\s*\n/).flatMap((part) => {
    const name = /^ +(?:public |private |static |final )*(?:void|[A-Z][\w<>?,. ]*) (\w+)\(/m.exec(part);
    const front = part.slice(0, name?.index);
    return name !== null && TEST.test(front) ? [["java", file, name[1], rungOf(file, ofClass + tagsOf(front))]] : [];
  });
}

/** @param {string} file */
function script(file) {
  const source = readFileSync(file, "utf8");
  const isBrowser = file.endsWith(".spec.ts");
  return [
    ...source.matchAll(/^ *(?:test|it)(?:\.each\([^\n]*?(?:\n[\s\S]*?\n *\])?\))?\(\s*(["'`])(.*?)\1,([\s\S]{0,60})/gm),
  ].map((found) => {
    const isFull = /^\s*\{\s*tag:[^}]*@full/.test(found[3] ?? "");
    return [isBrowser ? "chromium" : "script", file, found[2], isFull ? "full" : isBrowser ? "test" : "quick"];
  });
}

const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
const rows = [
  ...files.filter((file) => /src\/test\/java\/.*Test\.java$/.test(file)).flatMap(java),
  ...files.filter((file) => /^(e2e\/.*\.spec|extension\/.*\.test)\.ts$/.test(file)).flatMap(script),
].sort();
const lines = [["kind", "file", "behaviour", "rung"], ...rows].map((row) => `${row.join("\t")}\n`);
mkdirSync("target", { recursive: true });
writeFileSync("target/behaviours.tsv", lines.join(""));
/** @param {string} rung */
const count = (rung) => rows.filter((row) => row[3] === rung).length;
console.log(
  `${rows.length} behaviours, in target/behaviours.tsv: ${count("quick")} in --quick, ${count("test")} more in ./dev test, ${count("full")} more in --full.`,
);

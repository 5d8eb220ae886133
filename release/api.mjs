// Holds the Java libraries to the API that docs/api lists. What a list has and a jar has not breaks others' programs.
//
//   node release/api.mjs JAPICMP.jar [--accept] MODULE=JAR...
//
// japicmp compares with nothing at all, so that everything public is told. --accept writes the lists anew.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const LISTS = fileURLToPath(new URL("../docs/api", import.meta.url));
/** Lines on what each class, enum or record has. */
const OF_ITSELF =
  /CLASS FILE FORMAT|NEW SUPERCLASS: java\.lang\.(?:Object|Enum|Record)|NEW INTERFACE: java\.(?:lang\.(?:constant|Comparable)|io\.Serializable)| (?:equals\(java\.lang\.Object|hashCode\(|toString\(|values\(|valueOf\(java\.lang\.String)/;

const [japicmp = "", ...rest] = process.argv.slice(2);
const isAccepted = rest[0] === "--accept";
const scratch = mkdtempSync(join(tmpdir(), "api-"));
try {
  const nothing = join(scratch, "nothing.jar");
  writeFileSync(join(scratch, "manifest"), "");
  execFileSync("jar", ["--create", "--file", nothing, "--manifest", join(scratch, "manifest")]);
  mkdirSync(LISTS, { recursive: true });
  for (const given of isAccepted ? rest.slice(1) : rest) {
    const [module = "", jar = ""] = given.split("=");
    compare(module, apiOf(module, jar, nothing));
  }
} finally {
  rmSync(scratch, { recursive: true });
}

/** Each type with its members, without what is internal. @param {string} module @param {string} jar @param {string} nothing */
function apiOf(module, jar, nothing) {
  const classPath = readFileSync(join(module, "target/class-path"), "utf8").trim();
  const told = execFileSync(
    "java",
    [
      "-jar",
      japicmp,
      "--old",
      nothing,
      "--new",
      jar,
      "--old-classpath",
      classPath,
      "--new-classpath",
      classPath,
      "--no-annotations",
    ],
    { encoding: "utf8", maxBuffer: 1 << 26 },
  );
  const types = told
    .split(/^(?=\+\+\+ )/m)
    .slice(told.startsWith("+++ ") ? 0 : 1)
    .map((block) => withExceptions(block.split("\n").map(plain).filter(Boolean)))
    .filter(([name = ""]) => !name.includes(".internal."))
    .map(([name, ...members]) => [name, ...members.sort().map((member) => `  ${member}`)].join("\n"));
  return types.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** Puts what a method throws behind it. @param {string[]} lines */
function withExceptions(lines) {
  return lines.reduce((/** @type {string[]} */ all, line) => {
    const thrown = /^exception: (.*)$/.exec(line)?.[1];
    return thrown === undefined ? [...all, line] : [...all.slice(0, -1), `${all.at(-1)} throws ${thrown}`];
  }, []);
}

/** A line without japicmp's marks; empty where it says nothing of the API. @param {string} line */
function plain(line) {
  return OF_ITSELF.test(line)
    ? ""
    : line
        .replace(/^\s*\+\+\+\s+NEW (?:(?:CONSTRUCTOR|METHOD|FIELD): )?/, "")
        .replaceAll("(+)", "")
        .replace("PUBLIC ", "")
        .replace(/^[A-Z ]+(?=:? )/, (words) => words.toLowerCase())
        .replace(/ {2}\((?:not serializable|compatible|Serializable.*|!.*)\)$/, "")
        .trim();
}

/** @param {string} type */
function nameOf(type) {
  return /signinghelper\.\S+/.exec(type)?.[0] ?? type;
}

/** @param {string} module @param {string[]} types */
function compare(module, types) {
  const file = join(LISTS, `${module.replaceAll("/", "-")}.txt`);
  const now = `${types.join("\n\n")}\n`;
  const listed = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (isAccepted) {
    writeFileSync(file, now);
  } else if (listed !== now) {
    const gone = missing(listed, now);
    const fresh = missing(now, listed);
    gone.forEach((line) => console.error(`${module}: gone or changed: ${line}`));
    fresh.forEach((line) => console.error(`${module}: not listed yet: ${line}`));
    console.error(
      gone.length > 0
        ? "Others' programs would break: this needs a new major version."
        : "What is new is accepted with --accept.",
    );
    process.exitCode = 1;
  }
}

/** Members of the one list that the other has not, with their types. @param {string} one @param {string} other */
function missing(one, other) {
  const there = new Set(entries(other));
  return entries(one).filter((entry) => !there.has(entry));
}

/** @param {string} list */
function entries(list) {
  let type = "";
  return list
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      if (!line.startsWith(" ")) {
        type = nameOf(line);
        return line;
      }
      return `${type}: ${line.trim()}`;
    });
}

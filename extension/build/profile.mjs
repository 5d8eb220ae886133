import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { PROTOCOL } from "./protocol.mjs";

const SCHEMA = new URL("profile.schema.json", PROTOCOL);

/**
 * Reads a portal's profile.
 *
 * @param {string} file
 * @returns {Promise<{ profile: any, faults: string[] }>} `faults` one line for each thing that is wrong, by the schema;
 *   `signing-helper check-profile` says more
 */
export async function readProfile(file) {
  let profile;
  try {
    profile = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    return { profile: undefined, faults: [oneLine(error)] };
  }
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    verbose: true,
    formats: { date: /^\d{4}-\d{2}-\d{2}$/ },
  });
  const isValid = ajv.compile(JSON.parse(await readFile(SCHEMA, "utf8")));
  return { profile, faults: isValid(profile) ? [] : [...new Set((isValid.errors ?? []).filter(isOwn).map(line))] };
}

/** @param {unknown} error */
export function oneLine(error) {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

/** Alternatives and conditions come after what is wrong within them. @param {import("ajv").ErrorObject} fault */
function isOwn({ keyword }) {
  return !["if", "propertyNames"].includes(keyword);
}

/** @param {import("ajv").ErrorObject} fault */
function line({ instancePath, keyword, params, parentSchema, propertyName, message = "" }) {
  const place = instancePath === "" ? "/" : instancePath;
  switch (keyword) {
    case "pattern":
      return `${place}: ${propertyName === undefined ? "" : `${propertyName} `}is not of the form ${parentSchema?.["title"]}`;
    case "enum":
      return `${place}: ${message}: ${params["allowedValues"].join(", ")}`;
    case "additionalProperties":
      return `${place}: there is no field ${params["additionalProperty"]}`;
    default:
      return `${place}: ${message}`;
  }
}

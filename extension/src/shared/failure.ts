import { GUIDANCE } from "#protocol/guidance";
import { installationPage } from "./installation.js";
import type { ErrorData, Guidance, Locale, Retry } from "#protocol/messages";

/**
 * Error codes that the extension and the page library raise by themselves. All other codes come from the host, with its
 * words.
 */
export type OwnCode = keyof (typeof GUIDANCE)["en"];

export type Facts = Record<string, string>;

/** Useful retries, equal to those in the host's `ErrorCode`. */
const RETRY: Record<OwnCode, Retry> = {
  EXTENSION_MISSING: "AFTER_FIX",
  EXTENSION_GONE: "AFTER_FIX",
  HOST_MISSING: "AFTER_FIX",
  HOST_FORBIDDEN: "AFTER_FIX",
  HOST_BLOCKED: "AFTER_FIX",
  HOST_EXITED: "SAME_REQUEST",
  HOST_GARBLED: "AFTER_FIX",
  HOST_SILENT: "SAME_REQUEST",
  JAVA_MISSING: "AFTER_FIX",
  PERSON_TIMEOUT: "SAME_REQUEST",
  ACTIVATION_NEEDED: "SAME_REQUEST",
  BUSY: "SAME_REQUEST",
  ORIGIN_NOT_ALLOWED: "NEVER",
  METHOD_UNKNOWN: "NEVER",
  REQUEST_MALFORMED: "NEVER",
  STORAGE_FULL: "AFTER_FIX",
  VERSION_MISMATCH: "AFTER_FIX",
  ABORTED: "SAME_REQUEST",
  INTERNAL: "NEVER",
};

const HELPER: Record<Locale, string> = { "zh-CN": "签章助手", en: "the signing helper" };

/** A failure with one of the extension's own codes; its words are found when the reader's language is known. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(
    readonly code: OwnCode,
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}

/** A failure that the host reported, its words included. */
export class HostRefusal extends Error {
  override readonly name = "HostRefusal";

  constructor(readonly data: ErrorData) {
    super(data.code);
  }
}

export function errorData(reason: unknown, locale: Locale): ErrorData {
  if (reason instanceof HostRefusal) {
    return reason.data;
  }
  const { code, facts } = reason instanceof Failure ? reason : new Failure("INTERNAL");
  const link = linkOf(code, facts);
  return {
    code,
    retry: RETRY[code],
    guidance: words(code, locale, {
      ...CONTACTS[locale],
      helper: HELPER[locale],
      ...facts,
      ...(link === undefined ? {} : { link }),
    }),
    facts,
    ...(link === undefined ? {} : { link }),
  };
}

// Form of a step with a condition, read as by the host's `GuidanceBook`.

const CASE = /^\[(\w+)(!?)=([\w|]+)\] /;
const PLACEHOLDER = /\{(\w+)\}/g;
/** Part of a text that is said only where its facts are known. */
const OPTIONAL = /\[([^[\]]*\{\w+\}[^[\]]*)\]/g;

/** Returns the page to install or update from; undefined when no step names it, and when the profile has none. */
function linkOf(code: OwnCode, facts: Facts): string | undefined {
  const isWanted = GUIDANCE["zh-CN"][code].steps.some((step) => step.includes("{link}") && applies(step, facts));
  return isWanted ? (facts["link"] ?? installationPage(facts["requiresUpdate"])) : undefined;
}

function words(code: OwnCode, locale: Locale, facts: Facts): Guidance {
  const { title, reason, steps } = GUIDANCE[locale][code];
  return {
    title: fill(title, facts),
    reason: fill(reason, facts),
    steps: steps
      .filter((step) => applies(step, facts) && suffice(step, facts))
      .map((step) => fill(step.replace(CASE, ""), facts)),
  };
}

/** A step may be for some cases alone. */
function applies(step: string, facts: Facts): boolean {
  const [, name = "", not = "", values] = CASE.exec(step) ?? [];
  return values === undefined || values.split("|").includes(facts[name] ?? "") === (not === "");
}

/** Returns true when a fact exists for every place in the step. */
function suffice(step: string, facts: Facts): boolean {
  return isKnown(step.replace(OPTIONAL, ""), facts);
}

function isKnown(text: string, facts: Facts): boolean {
  return [...text.matchAll(PLACEHOLDER)].every(([, name = ""]) => Object.hasOwn(facts, name));
}

function fill(template: string, facts: Facts): string {
  const said = template.replace(OPTIONAL, (_, part: string) => (isKnown(part, facts) ? part : ""));
  return said.replace(PLACEHOLDER, (placeholder, name: string) =>
    Object.hasOwn(facts, name) ? (facts[name] ?? placeholder) : placeholder,
  );
}

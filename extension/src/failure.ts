import { GUIDANCE } from "./guidance.gen.js";
import type { ErrorData, Guidance, Locale, Retry } from "./protocol/messages.gen.js";

/** What the extension and the page library raise by themselves. All other codes come from the host, with its words. */
export type OwnCode = keyof (typeof GUIDANCE)["en"];

export type Facts = Record<string, string>;

/** The same as the host's `ErrorCode` has them. */
const RETRY: Record<OwnCode, Retry> = {
  EXTENSION_MISSING: "AFTER_FIX",
  EXTENSION_GONE: "AFTER_FIX",
  HOST_MISSING: "AFTER_FIX",
  HOST_FORBIDDEN: "AFTER_FIX",
  HOST_BLOCKED: "AFTER_FIX",
  HOST_EXITED: "SAME_REQUEST",
  HOST_GARBLED: "AFTER_FIX",
  HOST_SILENT: "SAME_REQUEST",
  PERSON_TIMEOUT: "SAME_REQUEST",
  ORIGIN_NOT_ALLOWED: "NEVER",
  METHOD_UNKNOWN: "NEVER",
  REQUEST_MALFORMED: "NEVER",
  VERSION_MISMATCH: "AFTER_FIX",
  ABORTED: "SAME_REQUEST",
  INTERNAL: "NEVER",
};

/** A request ends with one of our own codes; the words are found when the reader's language is known. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(
    readonly code: OwnCode,
    readonly facts: Facts = {},
  ) {
    super(code);
  }
}

/** A request ends with what the host said, its words included. */
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
  return { code, retry: RETRY[code], guidance: words(code, locale, facts), facts };
}

function words(code: OwnCode, locale: Locale, facts: Facts): Guidance {
  const { title, reason, steps } = GUIDANCE[locale][code];
  return { title: fill(title, facts), reason: fill(reason, facts), steps: steps.map((step) => fill(step, facts)) };
}

function fill(template: string, facts: Facts): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(facts, name) ? (facts[name] ?? placeholder) : placeholder,
  );
}

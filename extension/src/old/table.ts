import type { OldInterface } from "#protocol/messages";

/** The helper's window that a function opens. */
export type Window = "none" | "choice" | "signature" | "opening" | "recipients" | "pin";

/** Where it is known from how the vendor's function answers. */
export type Source = "standard" | "public page" | "guess";

/** A function that an old page may go on calling. */
export interface Carried {
  window: Window;
  /** Its answer, in the old form; for the documents. */
  answer: string;
  /** Version of the page library that had it first. */
  since: string;
  source: Source;
}

/** Reason why a function is not carried over, and the way that a page takes in its place. */
export interface Refused {
  reason: string;
  instead: string;
}

/** Each function of a family; an object's name stands before its functions, as in `CerticateX.PKCS7String`. */
export interface Table {
  family: OldInterface;
  carried: Record<string, Carried>;
  refused: Record<string, Refused>;
}

/** @param source by default a public page shows it */
/* @__NO_SIDE_EFFECTS__ */
export function row(window: Window, answer: string, source: Source = "public page", since = "1.0"): Carried {
  return { window, answer, since, source };
}

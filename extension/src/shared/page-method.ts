import type { Guard } from "./shape.js";

/** Parameters of a request that a page may choose. */
export type Chosen<P> = P extends unknown ? Omit<P, "session"> : never;

export interface PageMethodDescription {
  /** ASKS: the host asks the user in a window. SHOWS: it shows one and answers at once. */
  window: "ASKS" | "SHOWS" | null;
  /** Accepts the parameters that a page may choose. */
  isChosen: Guard<object>;
}

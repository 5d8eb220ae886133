import type { DocumentSignature } from "../shared/channel.js";
import type { Unsent } from "./methods.js";

/** Parameter with the list of which each may come back, by method; of all others, such as a rehearsal, nothing may. */
const LISTS = new Map([
  ["signature.sign", "documents"],
  ["envelope.encrypt", "documents"],
  ["envelope.open", "envelopes"],
]);

/** Order of what comes back of a batch: tests that it is one after the other, as the protocol requires. */
export class DocumentOrder {
  /** The document that comes next at the earliest. */
  private next = 0;

  /** @param count how many documents were asked for */
  constructor(private readonly count: number) {}

  static of({ method, params }: Unsent): DocumentOrder {
    const list = Object.entries(params).find(([name]) => name === LISTS.get(method))?.[1] as unknown;
    return new DocumentOrder(Array.isArray(list) ? list.length : 0);
  }

  /**
   * Checks the place of the next one.
   *
   * @returns false when it is of no document asked for, comes twice, or comes after a later one
   */
  accept({ index }: Pick<DocumentSignature, "index">): boolean {
    const isInOrder = index >= this.next && index < this.count;
    this.next = index + 1;
    return isInOrder;
  }
}

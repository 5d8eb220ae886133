import type { DocumentSignature } from "../shared/channel.js";

/** Order of a batch's signatures: tests that they come one after the other, as the protocol requires. */
export class DocumentOrder {
  /** The document that comes next at the earliest. */
  private next = 0;

  /** @param count how many documents were asked for */
  constructor(private readonly count: number) {}

  /** The order for a request's parameters; one without documents expects no signature. */
  static of(params: object): DocumentOrder {
    return new DocumentOrder("documents" in params && Array.isArray(params.documents) ? params.documents.length : 0);
  }

  /**
   * Checks the place of the next signature.
   *
   * @returns false when it is of no document asked for, comes twice, or comes after a later one
   */
  accept({ index }: Pick<DocumentSignature, "index">): boolean {
    const isInOrder = index >= this.next && index < this.count;
    this.next = index + 1;
    return isInOrder;
  }
}

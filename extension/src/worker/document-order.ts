import type { DocumentPart } from "../shared/channel.js";

/** Whether the parts of a batch's signatures come one after the other, as the protocol has them. */
export class DocumentOrder {
  /** The document that is being received, or that comes next at the earliest. */
  private index = 0;
  private received = 0;

  /** @param count how many documents were asked for */
  constructor(private readonly count: number) {}

  /** The order for a request's parameters; one without documents expects no part. */
  static of(params: object): DocumentOrder {
    return new DocumentOrder("documents" in params && Array.isArray(params.documents) ? params.documents.length : 0);
  }

  /**
   * Takes the next part.
   *
   * @returns false when it is of no document asked for, or leaves a gap, or comes twice
   */
  accept({ index, offset, last, data }: DocumentPart): boolean {
    const continues = this.received === 0 ? index >= this.index : index === this.index;
    if (!continues || index >= this.count || offset !== this.received) {
      return false;
    }
    this.index = last ? index + 1 : index;
    this.received = last ? 0 : this.received + byteLength(data);
    return true;
  }
}

function byteLength(base64: string): number {
  return Math.floor((base64.replace(/=+$/, "").length * 3) / 4);
}

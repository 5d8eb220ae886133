import type { Locale } from "#protocol/messages";
import type { DocumentSignature } from "../shared/channel.js";
import { fromBase64 } from "./base64.js";
import type { Download } from "./download.js";
import type { DocumentOptions } from "./options.js";
import { ownError } from "./own-error.js";

/** Signatures, envelopes or opened contents of a batch as they arrive, one after the other. */
export class Arrivals {
  private readonly finished = new Map<number, Blob>();
  private arriving: Promise<void> = Promise.resolve();

  /** @param download fetches those that are too large for a message */
  constructor(
    private readonly download: Download,
    private readonly locale: Locale,
    private readonly options: DocumentOptions,
  ) {}

  accept(document: DocumentSignature): void {
    const before = this.arriving;
    this.arriving = this.take(document, before);
    this.arriving.catch(() => undefined); // every caller that waits for the whole batch receives the error
  }

  /** Waits for the answer and for all that were announced: before an error too they are handed over. */
  async before(asked: Promise<object>): Promise<object> {
    await asked.catch(() => this.arriving.catch(() => undefined));
    const answer = await asked;
    await this.arriving;
    return answer;
  }

  /**
   * Returns the bytes that the host's answer says have come.
   *
   * @throws SigningHelperError HOST_GARBLED where they have not
   */
  whole(index: number): Blob {
    return this.finished.get(index) ?? this.garbled();
  }

  /**
   * Returns an outcome with which no bytes come.
   *
   * @throws SigningHelperError HOST_GARBLED where some have come
   */
  without<Outcome extends string>(index: number, outcome: Outcome): Outcome {
    return this.finished.has(index) ? this.garbled() : outcome;
  }

  private garbled(): never {
    throw ownError("HOST_GARBLED", this.locale);
  }

  private async take(document: DocumentSignature, before: Promise<void>): Promise<void> {
    await before;
    const { index } = document;
    const { fileFor, onDocument } = this.options;
    const whole =
      "data" in document
        ? new Blob([fromBase64(document.data)])
        : await this.download.fetch(document.content, document.size, await fileFor?.(index, document.size));
    this.finished.set(index, whole);
    onDocument?.(index, whole);
  }
}

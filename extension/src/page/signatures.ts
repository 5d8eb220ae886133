import type { Locale } from "#protocol/messages";
import type { DocumentSignature } from "../shared/channel.js";
import { fromBase64 } from "./base64.js";
import type { Download } from "./download.js";
import type { SignOptions } from "./options.js";
import { ownError } from "./own-error.js";
import type { SignedDocument } from "./results.js";

/** The signatures of a batch as they arrive, one document after the other. */
export class Signatures {
  private readonly finished = new Map<number, Blob>();
  private arriving: Promise<void> = Promise.resolve();

  /**
   * @param download fetches those that are too large for a message
   * @param fileFor names a file for a signature, if the page wants one
   * @param onFinished called with each signature as soon as it is complete
   */
  constructor(
    private readonly download: Download,
    private readonly fileFor: SignOptions["fileFor"],
    private readonly onFinished: SignOptions["onDocument"],
  ) {}

  accept(signature: DocumentSignature): void {
    const before = this.arriving;
    this.arriving = this.take(signature, before);
    this.arriving.catch(() => undefined); // every caller that waits for the whole batch receives the error
  }

  /** Waits for the answer and for all that were announced: before an error too they are handed over. */
  async before(asked: Promise<object>): Promise<object> {
    await asked.catch(() => this.arriving.catch(() => undefined));
    const answer = await asked;
    await this.arriving;
    return answer;
  }

  /** A document as the page gets it; throws HOST_GARBLED where a signed one has no signature. */
  document(index: number, outcome: SignedDocument["outcome"], locale: Locale): SignedDocument {
    if (outcome !== "SIGNED") {
      return { outcome };
    }
    const signature = this.finished.get(index);
    if (signature === undefined) {
      throw ownError("HOST_GARBLED", locale);
    }
    return { outcome, signature };
  }

  private async take(signature: DocumentSignature, before: Promise<void>): Promise<void> {
    await before;
    const { index } = signature;
    const whole =
      "data" in signature
        ? new Blob([fromBase64(signature.data)])
        : await this.download.fetch(signature.content, signature.size, await this.fileFor?.(index, signature.size));
    this.finished.set(index, whole);
    this.onFinished?.(index, whole);
  }
}
